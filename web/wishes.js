/* What a list is asked to show: one wish at a time. What is wished meanwhile waits until the list says the turn that it
   answers, and the last such wish goes next. Nothing is fetched from here. */
(() => {
  "use strict";
  const WAIT_MS = 2500; // answers take some 30 ms; a busy machine needs more

  /* Wishes for the list at `place`, told as the event `name`. What is worth a wait (`once`) is never told twice. */
  window.zhengwenWishes = (name, place, once = false) => {
    let turn = 0;
    let wanted = null;
    let flying = null;
    let again = 0;

    function send() {
      if (!wanted || flying) return;
      flying = { ...wanted, turn: ++turn };
      wanted = null;
      document.dispatchEvent(new CustomEvent(name, { detail: flying }));
      again = setTimeout(() => {
        if (!once) wanted ??= flying; // nothing came back: the page may not have listened yet
        flying = null;
        send();
      }, WAIT_MS);
    }

    function answered() {
      if (!flying || Number(document.querySelector(`${place} [data-turn]`)?.dataset.turn) !== flying.turn) return;
      flying = null;
      clearTimeout(again);
      send();
    }
    new MutationObserver(answered).observe(document.documentElement, {
      childList: true, subtree: true, attributes: true, attributeFilter: ["data-turn"],
    });
    return {
      wish: (detail) => {
        wanted = detail;
        send();
      },
      busy: () => flying !== null,
    };
  };
})();
