/* The room of indicators: what is typed and chosen goes to the page's program, which sends the list anew.
   Listeners hang on the document, since Gradio renders the parts anew. Nothing is fetched from here. */
(() => {
  "use strict";
  const root = document.documentElement;
  const bar = () => document.getElementById("indicators-bar");
  let subject = "";
  let waiting = 0;
  const WAIT_MS = 2500; // answers take some 30 ms; a busy machine needs more
  let turn = 0;
  let wanted = null;
  let flying = null;
  let again = 0;
  let refocus = ""; // what was pressed is rendered anew: the focus goes back to it

  /* What the bar says now; before the room is first opened there is none. */
  function ask(more) {
    const part = (name) => bar()?.querySelector(name);
    const value = (name) => part(`[name=${name}]`)?.value ?? "";
    const view = part("[name=ind-view]:checked")?.value ?? "goals";
    part(".narrow")?.setAttribute("data-view", view);
    wanted = {
      view, subject, typed: part("#indicator-search")?.value ?? "", report: value("report"), place: value("place"),
      year: value("year"), kind: value("kind"), role: value("role"), missed: part("[name=missed]")?.checked ?? false, ...more,
    };
    send();
  }

  /* One wish at a time: what is asked meanwhile waits for the list, which says the turn that it answers. Where nothing
     comes back (the page may not listen yet), the wish is sent once more. */
  function send() {
    if (!wanted || flying) return;
    flying = { ...wanted, turn: ++turn };
    wanted = null;
    document.dispatchEvent(new CustomEvent("zhengwen-indicators", { detail: flying }));
    again = setTimeout(() => {
      wanted ??= flying;
      flying = null;
      send();
    }, WAIT_MS);
  }

  function answered() {
    const list = document.querySelector("#indicators [data-turn]");
    if (!flying || Number(list?.dataset.turn) !== flying.turn) return;
    flying = null;
    clearTimeout(again);
    send();
  }

  /* The list is made when the room is first opened, and anew when the reports have changed. */
  function gather() {
    if (root.dataset.room === "indicators" && !flying && document.querySelector("#indicators [data-unread]")) ask();
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
    answered();
    gather();
    arrived();
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-room"] });
})();
