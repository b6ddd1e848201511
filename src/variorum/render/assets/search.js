/* The button that opens the search, and its dialog. What searches is loaded when it is first opened. */
(function () {
  "use strict";

  const program = new URL("search_found.js", document.currentScript.src).href;
  const icon = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
  const LENS = icon(
    "M9.5 3A6.5 6.5 0 0 1 16 9.5c0 1.61-.59 3.09-1.56 4.23l.27.27h.79l5 5-1.5 1.5-5-5v-.79l-.27-.27" +
      "A6.5 6.5 0 0 1 9.5 16 6.5 6.5 0 0 1 3 9.5 6.5 6.5 0 0 1 9.5 3m0 2C7 5 5 7 5 9.5S7 14 9.5 14 " +
      "14 12 14 9.5 12 5 9.5 5Z",
  );
  const CROSS = icon(
    "M19 6.41 17.59 5 12 10.59 6.41 5 5 6.41 10.59 12 5 17.59 6.41 19 12 13.41 17.59 19 19 17.59 " +
      "13.41 12 19 6.41Z",
  );

  // A field of the type `search` would take the Escape that closes the dialog.
  document.body.insertAdjacentHTML(
    "beforeend",
    `<dialog class="v-search" aria-label="Search">
      <form class="v-search__form" role="search">${LENS}
        <input class="v-search__field" type="text" enterkeyhint="search" placeholder="Search"
          autocomplete="off" spellcheck="false" aria-label="Search">
        <button class="v-search__close" type="button" aria-label="Close the search">${CROSS}</button>
      </form>
      <div class="v-search__found">
        <p class="v-search__told" role="status"></p>
        <ol class="v-search__list"></ol>
        <button class="v-search__more" type="button" hidden></button>
      </div>
    </dialog>`,
  );
  document.querySelector(".md-header__inner")?.insertAdjacentHTML(
    "beforeend",
    `<button class="v-search-open md-header__button md-icon" type="button" aria-label="Search"
      aria-keyshortcuts="/ s f" aria-haspopup="dialog">${LENS}<span>Search</span><kbd>/</kbd></button>`,
  );
  const dialog = document.querySelector(".v-search");
  const field = dialog.querySelector("input");

  function load() {
    field.removeEventListener("input", load);
    const script = document.createElement("script");
    script.src = program;
    script.addEventListener("error", () => {
      dialog.querySelector("[role=status]").textContent =
        "The search could not be loaded. Type on to try again.";
      field.addEventListener("input", load);
    });
    document.head.append(script);
  }

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    field.select();
  }

  /* The theme's switches are radio buttons, which take no letters. */
  const isTyping = (target) =>
    target.isContentEditable ||
    (["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName) && !/radio|checkbox/.test(target.type));

  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    if (["/", "s", "f"].includes(event.key) && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      open();
    }
  });
  field.addEventListener("focus", load, { once: true });
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  document.querySelector(".v-search-open")?.addEventListener("click", open);
})();
