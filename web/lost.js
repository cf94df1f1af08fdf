/* When the program behind the page cannot be reached, and when the page is left. Gradio says the first in English, over the page, and
   loads it anew once the program is back: what was asked or typed is kept for that. Nothing is fetched from here. */
(() => {
  "use strict";
  const KEY = "zhengwen-draft";
  const LOST = /Connection (?:to the server was lost|errored out|lost)/i;
  const root = document.documentElement;
  const box = () => document.querySelector("#question textarea");

  /* Leaving: Gradio cuts its own connections first and then says, on the page that is left, that they were lost. Where the page stays
     after all, it comes back by itself; where the browser shows it again as it was, it has to be made anew. */
  const LEAVING_MS = 4000;
  addEventListener("beforeunload", () => {
    root.classList.add("leaving");
    setTimeout(() => root.classList.remove("leaving"), LEAVING_MS);
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  /* ---- a question that is typed, or asked and not answered ---- */
  let asked = "";
  let answers = 0; // that stood there when it was asked
  const answered = () => document.querySelectorAll("#chat .foot").length;
  function ask() {
    const typed = box()?.value.trim();
    if (typed) asked = typed;
    answers = answered();
  }
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("#question .submit-button, #examples .example")) {
      asked = event.target.closest(".example")?.innerText.trim() ?? asked;
      ask();
    }
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.target === box() && event.key === "Enter" && !event.shiftKey && !event.isComposing) ask();
  }, true);
  addEventListener("pagehide", () => {
    try {
      sessionStorage.setItem(KEY, box()?.value || asked);
    } catch {
      /* without storage it is not kept */
    }
  });
  let restored = false;
  function restore() {
    if (restored || !box()) return;
    restored = true;
    let draft = "";
    try {
      draft = sessionStorage.getItem(KEY) ?? "";
    } catch {
      draft = "";
    }
    if (!draft || box().value) return;
    box().value = draft;
    box().dispatchEvent(new Event("input", { bubbles: true }));
  }

  /* ---- the program does not answer: one line of ours in the place of Gradio's ---- */
  function look() {
    restore();
    // Its answer stands there, or it is back in its box with a line that says why: until then a reload must not lose it.
    if (asked && ((document.querySelector("#new") && answered() > answers) || (document.querySelector("#problem [role=alert]") && box()?.value))) asked = "";
    const lost = !root.classList.contains("leaving") && [...document.querySelectorAll(".toast-body")].some((one) => LOST.test(one.innerText));
    root.classList.toggle("lost", lost);
    const line = document.getElementById("lost");
    const words = document.querySelector("#hint [data-unreachable]")?.dataset.unreachable ?? "";
    if (!lost) line?.remove();
    else if (line) line.textContent === words || (line.textContent = words);
    else {
      const told = document.createElement("p");
      told.id = "lost";
      told.setAttribute("role", "alert");
      told.textContent = words;
      document.getElementById("asking")?.prepend(told);
    }
  }
  new MutationObserver(look).observe(root, { childList: true, subtree: true });
})();
