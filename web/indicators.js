/* The room of indicators: what is typed and chosen goes to the page's program, which sends the list anew.
   Listeners hang on the document, since Gradio renders the parts anew. Nothing is fetched from here. */
(() => {
  "use strict";
  const root = document.documentElement;
  const bar = () => document.getElementById("indicators-bar");
  let subject = "";
  let waiting = 0;
  const wishes = window.zhengwenWishes("zhengwen-indicators", "#indicators");
  let refocus = ""; // what was pressed is rendered anew: the focus goes back to it

  /* What the bar says now; before the room is first opened there is none. */
  function ask(more) {
    const part = (name) => bar()?.querySelector(name);
    const value = (name) => part(`[name=${name}]`)?.value ?? "";
    const view = part("[name=ind-view]:checked")?.value ?? "goals";
    part(".narrow")?.setAttribute("data-view", view);
    wishes.wish({
      view, subject, typed: part("#indicator-search")?.value ?? "", report: value("report"), place: value("place"),
      year: value("year"), kind: value("kind"), role: value("role"), missed: part("[name=missed]")?.checked ?? false, ...more,
    });
  }

  /* The list is made when the room is first opened, and anew when the reports have changed. */
  function gather() {
    if (root.dataset.room === "indicators" && !wishes.busy() && document.querySelector("#indicators [data-unread]")) ask();
  }

  function arrived() {
    const there = refocus && document.querySelector(`#indicators ${refocus}`);
    if (!there || (document.activeElement && document.activeElement !== document.body)) return;
    refocus = "";
    there.focus({ preventScroll: true });
  }

  function typed(event) {
    if (event.isComposing) return;
    clearTimeout(waiting);
    subject = ""; // what is typed chooses the indicator
    waiting = setTimeout(() => ask(), 150);
  }

  document.addEventListener("input", (event) => {
    if (event.target.id === "indicator-search") typed(event);
  });
  document.addEventListener("compositionend", (event) => {
    if (event.target.id === "indicator-search") typed({});
  });
  document.addEventListener("change", (event) => {
    if (bar()?.contains(event.target) && event.target.id !== "indicator-search") ask();
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const chosen = target?.closest("#indicators [data-subject]");
    const more = target?.closest("#indicators .more");
    if (chosen) {
      subject = chosen.dataset.subject;
      refocus = "[data-subject][aria-pressed=true]";
      const box = document.querySelector("#indicators-bar [value=places]");
      if (box) box.checked = true;
      ask();
    } else if (more) {
      refocus = ".more";
      ask({ upto: Number(more.dataset.upto) });
    }
  });
  new MutationObserver(() => {
    gather();
    arrived();
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-room"] });
})();
