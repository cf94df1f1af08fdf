/* What the page does in the browser: citations, the proof sheet on a phone, keys, copying.
   Listeners hang on the document, since Gradio renders the parts anew. Nothing is fetched from here. */
(() => {
  "use strict";
  const phone = () => matchMedia("(max-width: 860px)").matches;
  const pane = () => document.getElementById("proof");
  const BOXES = { terms: "#term-search", indicators: "#indicator-search", reports: "#report-files" };
  const typingBox = () => BOXES[document.documentElement.dataset.room] ?? "#question textarea"; // where typing goes
  const CITE = /^#(cite-\d+-(?:\d+|near)|read-[0-9a-f]{12}(?:-\d+-\d+-\d+)?)$/;
  let from = null; // the [n] that opened the passage: focus returns there
  let wantsFocus = false;
  let fresh = false; // an answer has come in since a passage was last opened
  let landed = ""; // the passage that was last brought into view
  let cited = ""; // the citation whose passage was last opened: the way back from its report

  function openCitation(link, byKeyboard) {
    if (!link.closest("#proof")) from = link;
    openPassage(CITE.exec(link.getAttribute("href"))[1], byKeyboard);
  }

  function openPassage(name, byKeyboard) {
    wantsFocus = byKeyboard;
    fresh = false;
    if (name.startsWith("cite-")) cited = name;
    mark(name);
    if (pane()?.querySelector(".proof")?.dataset.cite === name) requestAnimationFrame(arrived); // it is there: back to its words
    want(name);
    if (phone()) sheet(true);
  }

  /* Gradio leaves out what is asked for while the passage before is still on its way: the last one chosen is asked for until it is there. */
  const AGAIN_MS = 250; // then twice as long each time
  const WANTED_MS = 10_000;
  let wanted = { name: "", until: 0, wait: 0, timer: 0 };
  function want(name) {
    Object.assign(wanted, { name, until: performance.now() + WANTED_MS, wait: AGAIN_MS });
    ask();
  }
  function ask() {
    clearTimeout(wanted.timer);
    document.dispatchEvent(new CustomEvent("zhengwen-cite", { detail: wanted.name }));
    wanted.timer = setTimeout(askAgain, wanted.wait);
    wanted.wait *= 2;
  }
  function askAgain() {
    if (pane()?.querySelector(".proof")?.dataset.cite !== wanted.name && performance.now() < wanted.until) ask();
  }

  function mark(name) {
    const marked = (which) => document.querySelectorAll(["#main a", "#proof .numbers a"].map((link) => link + which).join());
    for (const link of marked("[aria-current]")) link.removeAttribute("aria-current");
    for (const link of marked(`[href="#${name}"]`)) link.setAttribute("aria-current", "true");
  }

  function sheet(open) {
    document.body.classList.toggle("sheet", open);
    for (const id of ["top", "main"]) {
      const part = document.getElementById(id);
      if (part) part.inert = open && phone();
    }
    if (!open && from && from.isConnected) from.focus({ preventScroll: true });
  }

  /* Out of the question's box, to the newest answer: there the single keys are heard, and Tab goes on from it. */
  function leave(box) {
    const newest = [...document.querySelectorAll("#chat .answer")].pop();
    box.blur();
    if (!newest) return;
    newest.tabIndex = -1;
    newest.focus({ preventScroll: true });
  }

  /* On a phone the focus goes into the sheet and stays there, also when Gradio renders the pane once more. */
  function keepFocus() {
    const hold = () => {
      if (!document.body.classList.contains("sheet") || pane()?.contains(document.activeElement)) return;
      pane()?.querySelector("[data-close]")?.focus({ preventScroll: true });
    };
    for (const delay of [0, 100, 300, 800, 2000]) setTimeout(hold, delay);
  }

  /* The parts of the report as long as they are, the place in it, the way back to the citation. */
  function dress(article) {
    const set = (part, name, value) => part.style[name] === value || (part.style[name] = value);
    for (const part of article.querySelectorAll(".whereabouts a")) set(part, "flexGrow", part.dataset.share);
    for (const needle of article.querySelectorAll(".whereabouts i")) set(needle, "left", `${needle.dataset.share / 10}%`);
    const back = article.querySelector("[data-back]");
    const leads = Boolean(cited && document.querySelector(`#chat a[href="#${cited}"]`)); // its answer is still there
    if (back && back.hidden === leads) back.hidden = !leads;
  }

  /* The pane has new content: bring the marked words or row into view. */
  function arrived() {
    const article = pane()?.querySelector(".proof");
    if (!article) return;
    mark(performance.now() < wanted.until ? wanted.name : article.dataset.cite);
    const strip = article.querySelector(".numbers");
    const number = strip?.querySelector("[aria-current]");
    if (number) strip.scrollLeft = number.offsetLeft - strip.offsetLeft - strip.clientWidth / 2; // many numbers: the current one is seen
    const reading = article.querySelector(".reading");
    const whole = getComputedStyle(reading).overflowY === "visible"; // on a phone the head scrolls along
    const scroller = whole ? article : reading;
    const target =
      article.querySelector("mark.on") || article.querySelector("tr.on") || article.querySelector("blockquote.on");
    if (!target) {
      if (scroller.scrollTop && article.dataset.cite !== landed) scroller.scrollTo({ top: 0, behavior: "instant" });
      landed = article.dataset.cite;
      if (phone()) keepFocus();
      else if (wantsFocus) reading.focus({ preventScroll: true });
      wantsFocus = false;
      return;
    }
    landed = article.dataset.cite;
    const room = target.tagName === "TR" ? 96 : whole ? 120 : 72;
    const card = [...article.querySelectorAll("table.row")].find((one) => one.checkVisibility());
    if (card) {
      const table = target.closest(".table");
      if (table) table.scrollTop = target.offsetTop - room;
    }
    const first = card ? card.previousElementSibling : target;
    const top = first.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    scroller.scrollTo({ top: top - (card && !whole ? 8 : room), behavior: "instant" });
    if (phone()) keepFocus();
    else if (wantsFocus) target.focus({ preventScroll: true });
    wantsFocus = false;
  }

  window.zhengwenArrived = arrived;

  /* The citations of the newest answer, or of the one whose passage was opened since. */
  function numbers() {
    const open = [...(pane()?.querySelectorAll(".numbers a") ?? [])];
    if (open.length && !fresh) return open;
    const newest = [...document.querySelectorAll("#chat .answer")].pop();
    const links = [...(newest?.querySelectorAll(".marks a.cite") ?? [])];
    const first = new Map(links.map((link) => [link.textContent, link]).reverse());
    return [...first.values()].sort((one, other) => Number(one.textContent) - Number(other.textContent));
  }

  function step(by) {
    const links = numbers();
    if (!links.length) return;
    const now = links.findIndex((link) => link.hasAttribute("aria-current"));
    links[now < 0 ? (by > 0 ? 0 : links.length - 1) : (now + by + links.length) % links.length].click();
  }

  async function put(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = document.createElement("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
    }
  }
  window.zhengwenCopy = put;

  async function copy(button) {
    const link = "link" in button.dataset ? location.origin + location.pathname : "";
    await put(link + button.dataset.copy);
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = before), 1600);
  }

  /* ---- single keys can be switched off; the choice stays in this browser ---- */
  const KEYS = "zhengwen-keys";
  let keys = true;
  try {
    keys = localStorage.getItem(KEYS) !== "off";
  } catch {
    keys = true;
  }
  window.zhengwenKeys = () => keys;
  function switchKeys() {
    keys = !keys;
    try {
      localStorage.setItem(KEYS, keys ? "on" : "off");
    } catch {
      /* without storage the choice holds until the page is closed */
    }
    label();
  }

  document.addEventListener(
    "click",
    (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const link = target?.closest("a[href^='#']");
      if (link && CITE.test(link.getAttribute("href"))) {
        event.preventDefault();
        event.stopPropagation();
        openCitation(link, event.detail === 0);
      } else if (link && (link.classList.contains("to-note") || link.classList.contains("to-block"))) {
        event.preventDefault();
        const there = document.getElementById(link.getAttribute("href").slice(1));
        there?.scrollIntoView({ block: link.classList.contains("to-note") ? "center" : "start" });
        there?.focus({ preventScroll: true });
        link.closest("details.contents")?.removeAttribute("open");
      } else if (link && link.classList.contains("skip")) {
        event.preventDefault();
        document.querySelector(typingBox())?.focus();
      } else if (target?.closest("[data-keys]")) {
        switchKeys();
      } else if (target?.closest("[data-step]")) {
        step(Number(target.closest("[data-step]").dataset.step));
      } else if (target?.closest("[data-back]")) {
        openPassage(cited, event.detail === 0);
      } else if (target?.closest("[data-copy]")) {
        copy(target.closest("[data-copy]"));
      } else if (target?.closest("[data-close]") || (document.body.classList.contains("sheet") && !target?.closest("#proof"))) {
        sheet(false);
      }
      for (const open of document.querySelectorAll("details:is(.reports, .figures, .contents, .sure, .take, .change)[open]"))
        if (!open.contains(target)) open.open = false;
    },
    true,
  );

  document.addEventListener(
    "keydown",
    (event) => {
      const box = event.target instanceof Element ? event.target.closest("#question textarea") : null;
      const typing = event.target instanceof Element && event.target.matches("input:not([type=radio]), textarea, select");
      if (box && event.key === "Enter" && (event.isComposing || event.keyCode === 229 || event.shiftKey)) {
        event.stopPropagation(); // a chosen word or a line break, not a question
        return;
      }
      if (event.key === "Escape") {
        const unfolded = document.querySelector("details:is(.contents, .sure, .reports, .take, .change)[open]");
        if (unfolded) {
          unfolded.open = false;
          unfolded.querySelector("summary").focus();
        } else if (document.body.classList.contains("sheet")) sheet(false);
        else if (pane()?.contains(document.activeElement) && from?.isConnected) from.focus();
        else if (box && !event.isComposing) leave(box);
        return;
      }
      if (typing || !window.zhengwenKeys() || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "/") {
        event.preventDefault();
        document.querySelector(typingBox())?.focus();
      } else if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (/^[1-9]$/.test(event.key)) numbers()[Number(event.key) - 1]?.click();
    },
    true,
  );

  function label() {
    const button = document.querySelector("[data-keys]");
    if (button && button.getAttribute("aria-pressed") !== String(keys)) button.setAttribute("aria-pressed", String(keys));
    const log = document.querySelector("#chat [role=log]");
    const busy = String(Boolean(document.getElementById("stop")));
    if (log && log.getAttribute("aria-busy") !== busy) log.setAttribute("aria-busy", busy);
    // Gradio names each message by its markup, which a screen reader would read out.
    for (const message of document.querySelectorAll("#chat [data-testid][aria-label]")) message.removeAttribute("aria-label");
    document.querySelector("main.contain")?.setAttribute("role", "none"); // the page's own stands within Gradio's
    for (const [id, role] of [["top", "banner"], ["main", "main"], ["proof", "complementary"]])
      document.getElementById(id)?.setAttribute("role", role);
  }

  /* A new question goes to the top of the pane as far as there is something below it to fill the pane. */
  let questions = 0;
  let following = false;
  let ending = 0; // the last of the answer is laid out a moment after its end is said
  const END_MS = 300;
  /* Who scrolls or presses something in the conversation, or goes back to an earlier question, is reading there: it stays where it is. */
  for (const moved of ["wheel", "touchstart", "pointerdown", "click"])
    document.addEventListener(moved, (event) => event.target.closest?.("#chat, #outline") && (following = false), { capture: true, passive: true });
  function toTop() {
    if (!following) return;
    const row = [...document.querySelectorAll("#chat .user-row")].pop();
    const panel = row?.closest(".panel-wrap");
    if (panel) panel.scrollTop += row.getBoundingClientRect().top - panel.getBoundingClientRect().top;
  }
  function follow() {
    const rows = document.querySelectorAll("#chat .user-row");
    if (rows.length !== questions) {
      following = fresh = rows.length > questions;
      questions = rows.length;
    }
    if (!following || !rows.length) return;
    toTop();
    if (document.getElementById("new"))
      ending ||= setTimeout(() => {
        ending = 0;
        if (!document.getElementById("new")) return; // another question has been asked meanwhile
        toTop();
        following = false;
      }, END_MS);
  }

  /* Gradio keeps an element that it can turn into the new one: what is shown is told by its name, too. */
  let shown = null;
  let named = "";
  new MutationObserver(() => {
    label();
    follow();
    const article = pane()?.querySelector(".proof") ?? null;
    if (article) dress(article);
    const name = article?.dataset.cite ?? "";
    if (article === shown && name === named) return;
    shown = article;
    named = name;
    if (name) askAgain(); // one chosen before the last
    requestAnimationFrame(arrived);
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-cite"] });
})();
