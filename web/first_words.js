/* Before anything else of the page: `<html lang>` stays as the server sent it until the page itself says another language; Gradio writes
   the browser's own over it. A language that is chosen, or named in the address, is kept in a cookie, which the server reads. */
(() => {
  "use strict";
  const root = document.documentElement;
  let spoken = root.lang;
  let named = new URLSearchParams(location.search).has("lang");
  function speak() {
    const now = document.querySelector("#brand h1")?.dataset.lang ?? spoken;
    if (named || now !== spoken) document.cookie = `zhengwen-language=${now.slice(0, 2)}; path=/; max-age=31536000; SameSite=Lax`;
    named = false;
    spoken = now;
    if (root.lang !== now) root.lang = now;
  }
  new MutationObserver(speak).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["lang"] });
})();
