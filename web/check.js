/* The room that checks a draft: sends the text or the file, filters what is shown. Listeners hang on the document, since
   Gradio renders the parts anew. A file goes to this page's own address alone. */
(() => {
  "use strict";
  const wishes = window.zhengwenWishes("zhengwen-check", "#check-result", true);
  const tell = wishes.wish;
  let draft = "";

  async function send(box) {
    const file = box.files[0];
    if (!file) return;
    const name = file.name;
    const kind = name.includes(".") ? name.slice(name.lastIndexOf(".")).toLowerCase() : "";
    if (!box.accept.split(",").includes(kind)) tell({ name, problem: "kind" });
    else if (file.size > Number(box.dataset.bytes)) tell({ name, problem: "size" });
    else if (file.size === 0) tell({ name, problem: "empty" });
    else {
      box.disabled = true;
      try {
        const answer = await fetch("reports/incoming?name=" + encodeURIComponent(name), { method: "POST", body: file });
        tell({ name, ...(await answer.json()) });
      } catch {
        tell({ name, problem: "lost" });
      }
      box.disabled = false;
    }
    box.value = "";
  }

  document.addEventListener("input", (event) => {
    if (event.target.id === "draft") draft = event.target.value;
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "draft-file") send(event.target);
    else if (event.target.name === "check-show") event.target.closest(".checked").dataset.show = event.target.value;
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("#check-now")) tell({ text: document.getElementById("draft").value });
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.id === "draft" && event.key === "Enter" && (event.ctrlKey || event.metaKey)) tell({ text: event.target.value });
  });
  /* The form is rendered anew with the language: what was typed goes back in. */
  new MutationObserver(() => {
    const box = document.getElementById("draft");
    if (box && !box.value && draft) box.value = draft;
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
