/* Taking away: files to save, texts to copy, links to a citation, and the conversation kept for a reload.
   What is kept lies in this tab's own storage; nothing is sent anywhere but to this page. */
(() => {
  "use strict";
  const KEY = "zhengwen-talk";
  const ASIDE = "zhengwen-talk-before"; // a conversation that was put aside for a new one
  const LINK = /^#c=([0-9a-f]{8}):(\d{1,9})-(\d{1,9})(?::(.*))?$/;
  const TAKE = /^#take-(all|\d{1,4})-(md|docx|html|copy)$/;
  const EDIT = /^#edit-(\d{1,4})-(.{1,200})$/;
  const AGAIN = /^#again-(\d{1,4})-(.{1,200})$/;
  const SWAP = /^#swap-(\d{1,4})-(\d{4})-(\d{4})$/;
  const CHANGE = /^#change-(\d{1,4})\/([^/]{1,600})\/([^/]{1,600})$/;
  const ALONE = /^#alone-(\d{1,4})$/;
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`zhengwen-${name}`, { detail }));
  let asked = null; // the link that was pressed: it says when it is done
  let next = null; // what is to be asked again as soon as the answer that comes in has come

  function askAgain(detail) {
    next = detail;
    goOn();
  }
  function goOn() {
    if (!next || document.getElementById("stop")) return;
    const detail = next;
    next = null;
    tell("again", detail);
  }

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
      const take = link && TAKE.exec(link.getAttribute("href"));
      const again = link && AGAIN.exec(link.getAttribute("href"));
      const edit = link && EDIT.exec(link.getAttribute("href"));
      const swap = link && SWAP.exec(link.getAttribute("href"));
      const alone = link && ALONE.exec(link.getAttribute("href"));
      const changed = link && CHANGE.exec(link.getAttribute("href"));
      if (!take && !again && !edit && !swap && !alone && !changed) return;
      event.preventDefault();
      event.stopPropagation();
      if (edit) return change(Number(edit[1]), decodeURIComponent(edit[2]));
      if (again) return askAgain({ which: Number(again[1]), what: decodeURIComponent(again[2]) });
      if (swap) return askAgain({ which: Number(swap[1]), what: swap[2], instead: Number(swap[3]) });
      if (changed) return askAgain({ which: Number(changed[1]), what: decodeURIComponent(changed[2]), instead: decodeURIComponent(changed[3]) });
      if (alone) return askAgain({ which: Number(alone[1]), alone: true });
      asked = link;
      tell("take", { which: take[1] === "all" ? "all" : Number(take[1]), form: take[2], at: Date.now() });
    },
    true,
  );

  /* The question comes back into its box, the words to be changed selected. */
  function change(number, words) {
    const box = document.querySelector("#question textarea");
    const question = document.querySelectorAll("#chat .question")[number - 1]?.innerText ?? "";
    if (!box || !question) return;
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
    const at = question.indexOf(words);
    if (at >= 0) box.setSelectionRange(at, at + words.length);
  }

  async function give(part) {
    if (part.dataset.bytes) {
      const bytes = Uint8Array.from(atob(part.dataset.bytes), (sign) => sign.charCodeAt(0));
      const address = URL.createObjectURL(new Blob([bytes], { type: part.dataset.type }));
      const link = document.createElement("a");
      link.href = address;
      link.download = part.dataset.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
    } else if (part.dataset.text) await window.zhengwenCopy(part.dataset.text);
    if (!asked?.isConnected) return;
    const link = asked;
    link.classList.add("done");
    setTimeout(() => link.classList.remove("done"), 1600);
  }

  /* ---- a link to a citation: also when its address is pasted into an open page ---- */
  function follow() {
    const match = LINK.exec(location.hash);
    if (!match) return;
    let words = "";
    try {
      words = decodeURIComponent(match[4] ?? "");
    } catch {
      words = "";
    }
    const anchor = `c-${match[1]}-${match[2]}-${match[3]}${words && `-${words}`}`;
    const open = (first) => {
      // Looked at each time: a page whose reports have changed since it was made empties its pane once more.
      if (!first && document.querySelector("#proof .proof, #proof .proof-empty .banner")) return;
      tell("cite", anchor);
      document.body.classList.toggle("sheet", matchMedia("(max-width: 860px)").matches);
    };
    for (const delay of [0, 700, 2000, 4000]) setTimeout(() => open(!delay), delay); // the page may not listen yet
  }
  addEventListener("hashchange", follow);

  /* ---- the conversation ---- */
  const EMPTY = 3; // signs: [] and no turn
  function stored(key = KEY) {
    try {
      return sessionStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  }
  function put(key, talk) {
    try {
      sessionStorage.setItem(key, talk);
    } catch {
      sessionStorage.removeItem(key);
    }
  }
  function keep(talk) {
    const before = stored();
    if (talk.length < EMPTY && before.length >= EMPTY) put(ASIDE, before);
    put(KEY, talk);
    offer();
  }
  function offer() {
    document.documentElement.classList.toggle("put-aside", stored(ASIDE).length >= EMPTY);
  }
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-bring-back]")) return;
    tell("restore", { talk: stored(ASIDE) });
    document.querySelector("#question textarea")?.focus();
  });
  let tries = 0;
  function restore() {
    if (document.querySelector("#chat .question") || stored().length < EMPTY || tries++ > 6) return;
    tell("restore", { talk: stored() });
    setTimeout(restore, 1000);
  }

  /* ---- a wait has its seconds, whichever step it is at ---- */
  let since = 0;
  setInterval(() => {
    const line = document.querySelector("#chat .waiting span");
    if (!line) return void (since = 0);
    since ||= Date.now();
    const seconds = Math.floor((Date.now() - since) / 1000);
    if (seconds) line.dataset.seconds = ` · ${seconds} s`;
  }, 500);

  let given = null;
  let talk = null;
  new MutationObserver(() => {
    goOn();
    const part = document.querySelector("#taking [data-bytes], #taking [data-text]");
    if (part && part.dataset.at !== given) {
      given = part.dataset.at;
      give(part);
    }
    const kept = document.querySelector("#kept [data-talk]");
    if (kept && kept.dataset.talk !== talk) keep((talk = kept.dataset.talk));
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-at", "data-talk"] });
  follow();
  offer();
  setTimeout(restore, 500);
})();
