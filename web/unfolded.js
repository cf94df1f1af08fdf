/* What a reader has unfolded in an answer stays so: Gradio renders the conversation anew while another answer comes in, and folds it.
   Listeners hang on the document, for the same reason. Nothing is kept once a conversation is gone. */
(() => {
  "use strict";
  const unfolded = new Map(); // its place → { one: the element, focused: whether the focus is in it }
  const answers = () => [...document.querySelectorAll("#chat .answer")];
  const alike = (answer, kind) => [...answer.querySelectorAll("details")].filter((one) => one.className === kind);

  /* The number of its answer, its kind, and which of that kind it is there. */
  function placed(one) {
    const answer = one.closest("#chat .answer");
    return answer && JSON.stringify([answers().indexOf(answer), one.className, alike(answer, one.className).indexOf(one)]);
  }

  function found(place) {
    const [number, kind, which] = JSON.parse(place);
    const answer = answers()[number];
    return answer && alike(answer, kind)[which];
  }

  document.addEventListener(
    "toggle",
    (event) => {
      const one = event.target;
      const place = one.isConnected && one.matches("#chat details") && placed(one);
      if (!place) return;
      if (one.open) unfolded.set(place, { one, focused: one.contains(document.activeElement) });
      else unfolded.delete(place);
    },
    true, // it does not bubble
  );
  document.addEventListener("focusin", (event) => {
    for (const kept of unfolded.values()) kept.focused = kept.one.contains(event.target);
  });

  function unfold() {
    if (unfolded.size && document.getElementById("welcome") && !answers().length) unfolded.clear(); // another conversation
    for (const [place, kept] of unfolded) {
      const one = found(place);
      if (!one || one === kept.one) continue;
      one.open = true;
      if (kept.focused && document.activeElement === document.body) one.querySelector("summary").focus({ preventScroll: true });
      kept.one = one;
    }
  }
  new MutationObserver(unfold).observe(document.documentElement, { childList: true, subtree: true });
})();
