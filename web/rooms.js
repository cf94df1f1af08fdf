/* The rooms beside the conversation: tabs, the search of terms, sending reports, finding words in a report.
   Listeners hang on the document, since Gradio renders the parts anew. Files go to this page's own address alone. */
(() => {
  "use strict";
  const ROOMS = ["ask", "terms", "indicators", "reports", "check"];
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search).get("room");
  root.dataset.room = ROOMS.includes(asked) ? asked : "ask";

  /* ---- tabs ---- */
  let changed = false; // other reports, other example questions
  const working = () => document.querySelector("#work [data-busy]") !== null || sending;
  const SOON_MS = 1500; // examples are being found: asked for again where they are seen, as long as the server says so
  let soon = "";
  function suggest() {
    const told = document.querySelector("#suggesting [data-soon]")?.dataset.soon ?? "";
    if (!told || told === soon || root.dataset.room !== "ask" || !document.getElementById("welcome")) return;
    soon = told;
    setTimeout(() => document.dispatchEvent(new CustomEvent("zhengwen-suggest")), SOON_MS);
  }
  document.addEventListener("zhengwen-reports", () => (changed = true));
  function enter(room, focus) {
    root.dataset.room = room;
    if (room === "ask" && changed && !working()) {
      changed = false;
      document.dispatchEvent(new CustomEvent("zhengwen-suggest"));
    }
    const address = new URL(location.href);
    if (room === "ask") address.searchParams.delete("room");
    else address.searchParams.set("room", room);
    history.replaceState(history.state, "", address);
    label();
    if (focus) document.getElementById(`tab-${room}`)?.focus();
  }

  function label() {
    for (const room of ROOMS) {
      const chosen = root.dataset.room === room;
      const tab = document.getElementById(`tab-${room}`);
      const panel = document.getElementById(`room-${room}`);
      if (tab && tab.getAttribute("aria-selected") !== String(chosen)) {
        tab.setAttribute("aria-selected", String(chosen));
        tab.tabIndex = chosen ? 0 : -1;
      }
      if (panel && !panel.hasAttribute("role")) {
        panel.setAttribute("role", "tabpanel");
        panel.setAttribute("aria-labelledby", `tab-${room}`);
      }
    }
    gather();
    suggest();
    const busy = working();
    for (const part of document.querySelectorAll("#room-reports :is(#report-files, [data-do])"))
      if (part.disabled !== busy) part.disabled = busy;
  }

  /* ---- terms ---- */
  const wishes = window.zhengwenWishes("zhengwen-terms", "#terms");
  let waiting = 0;
  function ask(upto) {
    const typed = document.getElementById("term-search")?.value ?? "";
    const show = document.querySelector("#terms-bar input[type=radio]:checked")?.value ?? "all";
    wishes.wish({ typed, show, upto: upto || 40 });
  }

  /* The list is made when the room is first opened. */
  function gather() {
    if (root.dataset.room === "terms" && !wishes.busy() && document.querySelector("#terms [data-unread]")) ask();
  }

  /* A term of an answer, looked up in the room. */
  function lookUp(name) {
    enter("terms");
    const box = document.getElementById("term-search");
    if (!box) return;
    box.value = name;
    box.focus();
    ask();
  }

  function typed(event) {
    if (event.isComposing) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(), 150);
  }

  /* ---- reports ---- */
  let sending = false;
  function sendOne(file, name, line) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const lost = () => resolve({ name, problem: "lost" });
      request.open("POST", "reports/incoming?name=" + encodeURIComponent(name));
      request.upload.onprogress = (event) => (line.value = event.lengthComputable ? event.loaded / event.total : 0);
      request.onerror = request.onabort = request.ontimeout = lost;
      request.onload = () => {
        try {
          resolve({ name, ...JSON.parse(request.responseText) });
        } catch {
          lost();
        }
      };
      request.send(file);
    });
  }

  async function send(files) {
    const box = document.getElementById("report-files");
    if (!box || box.disabled || !files.length) return;
    const kinds = box.accept.split(",");
    const results = [];
    sending = true;
    box.disabled = true;
    const work = document.createElement("div");
    work.className = "job sending";
    box.closest(".drop").append(work);
    for (const [place, file] of [...files].entries()) {
      const name = file.name;
      const kind = name.includes(".") ? name.slice(name.lastIndexOf(".")).toLowerCase() : "";
      if (place >= Number(box.dataset.most)) results.push({ name, problem: "number" });
      else if (!kinds.includes(kind)) results.push({ name, problem: "kind" });
      else if (file.size > Number(box.dataset.bytes)) results.push({ name, problem: "size" });
      else if (file.size === 0) results.push({ name, problem: "empty" });
      else {
        const words = document.createElement("p");
        const line = document.createElement("progress");
        words.textContent = name;
        line.max = 1;
        line.setAttribute("aria-label", name);
        work.replaceChildren(words, line);
        results.push(await sendOne(file, name, line));
      }
    }
    sending = false;
    work.remove();
    box.value = "";
    label();
    document.dispatchEvent(new CustomEvent("zhengwen-reports", { detail: { do: "add", files: results } }));
  }

  /* ---- finding words in the report that is open ---- */
  let places = [];
  let now = -1;
  function search(box) {
    const wanted = box.value.replace(/\s/g, "").toLowerCase();
    places = [];
    now = -1;
    for (const part of wanted ? box.closest(".proof").querySelectorAll("[data-report] :is(p, h4, th, td, .notes div, .beside)") : [])
      if (part.offsetParent) collect(part, wanted);
    paint(box);
    if (places.length) step(box, 1);
  }

  /* The text of a part without white space, note marks and the English in it, which is a part of its own, each sign with where it stands. */
  function collect(part, wanted) {
    const signs = [];
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const english = node.parentElement.closest(".beside");
      if (node.parentElement.closest("sup") || (english && english !== part)) continue;
      [...node.data].reduce((at, sign) => {
        if (sign.trim()) signs.push([sign.toLowerCase(), node, at, at + sign.length]);
        return at + sign.length;
      }, 0);
    }
    const text = signs.map((one) => one[0]).join("");
    const starts = [];
    signs.reduce((at, one, place) => ((starts[at] = place), at + one[0].length), 0);
    const length = [...wanted].length;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const first = signs[starts[at]];
      const last = signs[starts[at] + length - 1];
      if (!first || !last) continue;
      const range = new Range();
      range.setStart(first[1], first[2]);
      range.setEnd(last[1], last[3]);
      places.push(range);
    }
  }

  function paint(box) {
    if (window.CSS?.highlights) {
      CSS.highlights.set("found", new Highlight(...places));
      CSS.highlights.set("found-now", now >= 0 ? new Highlight(places[now]) : new Highlight());
    }
    const told = box.closest(".tools").querySelector(".found");
    told.textContent = !box.value.trim() ? "" : places.length ? `${now + 1} / ${places.length}` : box.dataset.none;
  }

  function step(box, by) {
    if (!places.length) return;
    now = now < 0 ? 0 : (now + by + places.length) % places.length;
    paint(box);
    const place = places[now].getBoundingClientRect();
    const reading = box.closest(".proof").querySelector(".reading");
    const scroller = getComputedStyle(reading).overflowY === "visible" ? box.closest(".proof") : reading;
    const view = scroller.getBoundingClientRect();
    scroller.scrollBy({ top: place.top - view.top - view.height / 2, behavior: "instant" });
    places[now].startContainer.parentElement.closest(".table")?.scrollBy({ left: place.left - view.left - 40 });
  }

  /* ---- listening ---- */
  document.addEventListener("input", (event) => {
    if (event.target.id === "term-search") typed(event);
    else if (event.target.classList?.contains("find") && !event.isComposing) search(event.target);
  });
  document.addEventListener("compositionend", (event) => {
    if (event.target.id === "term-search") typed({});
    else if (event.target.classList?.contains("find")) search(event.target);
  });
  document.addEventListener("change", (event) => {
    if (event.target.name === "term-show") ask();
    else if (event.target.id === "report-files") send(event.target.files);
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const tab = target?.closest("[role=tab]");
    const act = target?.closest("[data-do]");
    const find = target?.closest("[data-find]");
    const term = target?.closest("a[href^='#term-']");
    if (term) {
      event.preventDefault();
      lookUp(decodeURIComponent(term.getAttribute("href").slice("#term-".length)));
    } else if (tab) enter(tab.dataset.room);
    else if (act && !act.disabled)
      document.dispatchEvent(new CustomEvent("zhengwen-reports", { detail: { do: act.dataset.do, key: act.dataset.key } }));
    else if (find) step(find.closest(".tools").querySelector(".find"), Number(find.dataset.find));
    else if (target?.closest("#terms .more")) ask(Number(target.closest(".more").dataset.upto));
  });
  /* What asks once more before a report goes is seen whole, also under the last of the list. */
  document.addEventListener(
    "toggle",
    (event) => {
      const sure = event.target;
      if (sure.open && sure.matches("details.sure")) sure.lastElementChild.scrollIntoView({ block: "nearest", behavior: "instant" });
    },
    true, // it does not bubble
  );
  document.addEventListener("keydown", (event) => {
    const tab = event.target instanceof Element ? event.target.closest("[role=tab]") : null;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (tab && by) {
      event.preventDefault();
      enter(ROOMS[(ROOMS.indexOf(tab.dataset.room) + by + ROOMS.length) % ROOMS.length], true);
    } else if (event.target.classList?.contains("find") && event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      step(event.target, event.shiftKey ? -1 : 1);
    }
  });
  for (const name of ["dragover", "drop"])
    document.addEventListener(name, (event) => {
      if (root.dataset.room !== "reports" || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault(); // a file dropped beside the field must not replace the page
      document.querySelector(".drop")?.classList.toggle("over", name === "dragover");
      if (name === "drop") send(event.dataTransfer.files);
    });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.querySelector(".drop")?.classList.remove("over");
  });
  new MutationObserver(label).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-soon"] });
})();
