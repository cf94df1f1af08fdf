/* How the page is looked at: wider, both languages, light or dark. Listeners hang on the document, since Gradio renders the
   parts anew. What is chosen stays in this browser. */
(() => {
  "use strict";
  const root = document.documentElement;

  /* ---- wider, and both languages: what is read stays where it is ---- */
  let chosen = false; // who reads English has both languages, until it is chosen otherwise
  function toggle(name) {
    const reading = document.querySelector("#proof .reading");
    const kept = reading && seen(reading);
    const before = kept?.getBoundingClientRect().top;
    root.classList.toggle(name);
    chosen ||= name === "both";
    keep();
    press();
    if (!kept) return;
    if (kept.matches("mark.on, tr.on")) return void requestAnimationFrame(window.zhengwenArrived);
    const scroller = getComputedStyle(reading).overflowY === "visible" ? reading.closest(".proof") : reading;
    scroller.scrollBy({ top: kept.getBoundingClientRect().top - before, behavior: "instant" });
  }

  /* Both choices hold for this tab, over a reload too. */
  const LOOK = "zhengwen-look";
  function keep() {
    const look = { wide: root.classList.contains("wide"), ...(chosen && { both: root.classList.contains("both") }) };
    try {
      sessionStorage.setItem(LOOK, JSON.stringify(look));
    } catch {
      /* without storage they hold until the page is closed */
    }
  }
  try {
    const look = JSON.parse(sessionStorage.getItem(LOOK) ?? "{}");
    root.classList.toggle("wide", look.wide === true);
    chosen = typeof look.both === "boolean";
    if (chosen) root.classList.toggle("both", look.both);
  } catch {
    chosen = false;
  }

  /* The marked words where they are in view, else the first block that is. */
  function seen(reading) {
    const view = reading.getBoundingClientRect();
    const inView = (part) => {
      const place = part.getBoundingClientRect();
      return place.height && place.bottom > view.top + 8 && place.top < Math.min(view.bottom, innerHeight);
    };
    const marked = reading.querySelector("mark.on, tr.on");
    return marked && inView(marked) ? marked : [...reading.querySelectorAll(".block")].find(inView);
  }

  function press() {
    for (const button of document.querySelectorAll("[data-toggle]")) {
      const pressed = String(root.classList.contains(button.dataset.toggle));
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    }
  }

  let language = "";
  function follow() {
    if (language === root.lang) return;
    language = root.lang;
    if (!chosen) root.classList.toggle("both", language === "en");
  }

  /* ---- light or dark: as the system has it, until it is chosen ---- */
  const KEY = "zhengwen-theme";
  let theme = "";
  try {
    theme = localStorage.getItem(KEY) ?? "";
  } catch {
    theme = "";
  }
  function dress() {
    const body = document.body;
    if (!body) return;
    if (theme && body.classList.contains("dark") !== (theme === "dark")) body.classList.toggle("dark", theme === "dark");
    const button = document.querySelector("[data-theme-switch]");
    const words = button?.dataset[body.classList.contains("dark") ? "light" : "dark"] ?? "";
    if (button && button.textContent !== words) button.textContent = words;
  }
  function change() {
    theme = document.body.classList.contains("dark") ? "light" : "dark";
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      /* without storage the choice holds until the page is closed */
    }
    dress();
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("[data-toggle]");
    if (button) toggle(button.dataset.toggle);
    else if (target?.closest("[data-theme-switch]")) change();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches("input:not([type=radio]), textarea, select");
    if (typing || !window.zhengwenKeys() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "w") toggle("wide");
    else if (event.key === "b") toggle("both");
  });
  new MutationObserver(() => {
    follow();
    press();
    dress();
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["lang", "class"] });
  addEventListener("DOMContentLoaded", dress);
})();
