/* Beside the conversation: which reports and years are asked, the way back to a question; and asking once more what was not answered.
   Listeners hang on the document, since Gradio renders the parts anew. Nothing is fetched from here. */
(() => {
  "use strict";
  const root = document.documentElement;
  const rows = () => [...document.querySelectorAll("#chat .user-row")];
  const TURN = /^#turn-(\d{1,4})$/;
  const FIGURES = /^#figures-(.{0,300})$/;
  const PUT = /^#put-(.{1,900})$/;

  /* Gradio scrolls to the end when an answer's last parts arrive: for a moment the place asked for is kept, unless the reader scrolls. */
  const STAYS = 800; // milliseconds
  let held = 0;
  function stay(row, panel, until) {
    cancelAnimationFrame(held);
    panel.scrollTop += row.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    if (performance.now() < until && row.isConnected) held = requestAnimationFrame(() => stay(row, panel, until));
  }
  for (const moved of ["wheel", "touchstart", "keydown"])
    document.addEventListener(moved, () => cancelAnimationFrame(held), { capture: true, passive: true });

  function go(number) {
    const row = rows()[number - 1];
    const panel = row?.closest(".panel-wrap");
    if (!panel) return;
    stay(row, panel, performance.now() + STAYS);
    const answer = document.querySelectorAll("#chat .answer")[number - 1];
    if (answer) {
      answer.tabIndex = -1;
      answer.focus({ preventScroll: true });
    }
    fold();
  }

  /* From a note back to its mark in the text. */
  function toMark(link) {
    const mark = link.closest(".proof")?.querySelector(`a.to-note[href="${link.getAttribute("href")}"]`);
    mark?.scrollIntoView({ block: "center" });
    mark?.focus({ preventScroll: true });
  }

  /* Where there is room both lists stand beside the conversation; else each is one line that unfolds, one at a time. */
  const roomy = matchMedia("(min-width: 1160px)");
  const lay = () => root.classList.toggle("railed", roomy.matches && !root.classList.contains("wide"));
  roomy.addEventListener("change", lay);
  lay();
  const FOLDS = { outline: "outlined", scope: "scoped" };
  function fold(name = "") {
    for (const [one, state] of Object.entries(FOLDS)) {
      root.classList.toggle(state, one === name);
      document.querySelector(`[data-${one}]`)?.setAttribute("aria-expanded", String(one === name));
    }
  }
  const unfolded = () => Object.keys(FOLDS).find((one) => root.classList.contains(FOLDS[one])) ?? "";

  /* Some reports or all of them, some years or any: what is chosen is said in one line and told to the program. */
  function choose(box) {
    chosen = true;
    const boxes = [...document.querySelectorAll("#asked input[name=asked]")];
    const [all, ...reports] = boxes;
    if (box === all || reports.every((one) => one.checked)) for (const one of reports) one.checked = false;
    const keys = reports.filter((one) => one.checked).map((one) => one.value);
    all.checked = !keys.length;
    const years = [...document.querySelectorAll("#asked input[name=asked-year]:checked")].map((one) => one.value);
    say(keys, years);
    keep(keys, years);
  }

  /* What is chosen holds for this tab, over a reload too: the boxes say it again as soon as they are there. */
  const SCOPE = "zhengwen-scope";
  function keep(keys, years) {
    try {
      sessionStorage.setItem(SCOPE, JSON.stringify({ keys, years }));
    } catch {
      /* without storage it holds until the page is closed */
    }
  }
  function kept() {
    try {
      const { keys, years } = JSON.parse(sessionStorage.getItem(SCOPE) ?? "{}");
      return [keys ?? [], years ?? []];
    } catch {
      return [[], []];
    }
  }
  const TOLD_AT_MS = [0, 700, 2000, 4000]; // the page may not listen yet, and may once be rendered anew
  let chosen = false; // by hand, since the page was opened
  function restore() {
    const [keys, years] = kept();
    const all = document.querySelector("#asked input[name=asked]");
    if (chosen || !all || !(keys.length + years.length)) return;
    const boxes = [...document.querySelectorAll("#asked input:is([name=asked], [name=asked-year])")].filter((one) => one !== all);
    for (const box of boxes) box.checked = (box.name === "asked" ? keys : years).includes(box.value);
    const on = (name) => boxes.filter((one) => one.name === name && one.checked).map((one) => one.value);
    all.checked = !on("asked").length;
    say(on("asked"), on("asked-year"));
  }
  for (const delay of TOLD_AT_MS) setTimeout(restore, delay);

  function say(keys, years) {
    const line = document.querySelector("#asked [data-scope]");
    const [single, several = single] = line.dataset.some.split("|");
    const of = keys.length ? (keys.length === 1 ? single : several).replace("{n}", keys.length) : line.dataset.all;
    line.querySelector("span").textContent = `${of} · ${years.join(root.lang === "en" ? ", " : "、") || line.dataset.any}`;
    document.dispatchEvent(new CustomEvent("zhengwen-scope", { detail: { keys, years } }));
  }

  /* The question that is being read: the last one that begins above the lower part of what is seen. */
  function mark() {
    const links = [...document.querySelectorAll("#outline li a")];
    const panel = document.querySelector("#chat .panel-wrap");
    if (!links.length || !panel) return;
    const view = panel.getBoundingClientRect();
    const tops = rows().map((row) => row.getBoundingClientRect().top - view.top);
    const now = Math.max(0, tops.findLastIndex((top) => top < view.height * 0.6));
    links.forEach((link, place) => {
      if (place !== now) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
        link.scrollIntoView({ block: "nearest" });
      }
    });
  }

  /* A question that is offered: put into the box and asked. */
  function put(question) {
    const box = document.querySelector("#question textarea");
    if (!box || document.getElementById("stop")) return;
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => document.querySelector("#question .submit-button")?.click(), 30); // once the box has passed it on
  }

  /* The room of indicators, with a name looked up in it; its box may only be there once the room has been opened. */
  function lookUp(name, tries = 20) {
    document.getElementById("tab-indicators")?.click();
    const box = document.getElementById("indicator-search");
    if (!box && tries) return void setTimeout(() => lookUp(name, tries - 1), 100);
    if (!box || box.value === name) return;
    box.value = name;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.addEventListener("change", (event) => {
    if (["asked", "asked-year"].includes(event.target.name)) choose(event.target);
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const href = target?.closest("a")?.getAttribute("href") ?? "";
    const turn = TURN.exec(href);
    const asked = PUT.exec(href);
    const figures = FIGURES.exec(href);
    if (asked) {
      event.preventDefault();
      put(decodeURIComponent(asked[1]));
    } else if (figures) {
      event.preventDefault();
      lookUp(decodeURIComponent(figures[1]));
    } else if (turn) {
      event.preventDefault();
      go(Number(turn[1]));
    } else if (target?.closest("a.to-mark")) {
      event.preventDefault();
      toMark(target.closest("a.to-mark"));
    } else if (target?.closest("[data-outline]")) fold(unfolded() === "outline" ? "" : "outline");
    else if (target?.closest("[data-scope]")) fold(unfolded() === "scope" ? "" : "scope");
    else if (target?.closest("[data-retry]")) document.querySelector("#question .submit-button")?.click();
    else if (!target?.closest("#rail")) fold();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !unfolded()) return;
    document.querySelector(`[data-${unfolded()}]`)?.focus();
    fold();
  });
  let due = 0;
  const soon = () => (due ||= requestAnimationFrame(() => ((due = 0), mark())));
  document.addEventListener("scroll", (event) => event.target.matches?.("#chat .panel-wrap") && soon(), true);
  new MutationObserver(() => {
    lay();
    soon();
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
})();
