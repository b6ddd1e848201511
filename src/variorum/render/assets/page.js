/* On every page: opens what is folded before it is printed, and what an address leads into. */
(function () {
  "use strict";

  const opened = [];

  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("main details:not([open])")) {
      folded.open = true;
      opened.push(folded);
    }
  });
  addEventListener("afterprint", () => {
    for (const folded of opened.splice(0)) folded.open = false;
  });

  /* Not `:target`: that is only known once the page is laid out. */
  function led() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  }

  function open() {
    const target = led();
    const claim = target?.closest(".v-claims > li");
    if (claim) claim.querySelector("details").open = true;
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (!fold.open) target.scrollIntoView((fold.open = true));
    }
  }
  addEventListener("hashchange", open);
  open();

  /* The table of contents leads to the same places. */
  if (document.querySelector(".md-nav--secondary a")) {
    for (const link of document.querySelectorAll(".headerlink")) link.tabIndex = -1;
  }
})();
