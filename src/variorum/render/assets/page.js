/* On every page: opens what is folded before it is printed, and what an address leads into; and lets
   readers pick claims of an article by who says them and by their question. */
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

  function open() {
    const target = document.querySelector(":target");
    const claim = target?.closest(".v-claim");
    if (claim) claim.querySelector("details").open = true;
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (!fold.open) target.scrollIntoView((fold.open = true));
    }
  }
  addEventListener("hashchange", open);
  open();

  const template = document.getElementById("claim-controls");
  if (!template) return;
  template.parentElement.append(template.content.cloneNode(true));
  const form = template.parentElement.querySelector("form");
  const claims = Array.from(document.querySelectorAll(".v-claim[data-speaker]"));

  /* What is hidden is counted, so that it is never taken for silence. */
  form.addEventListener("change", () => {
    const { speaker, question } = Object.fromEntries(new FormData(form));
    for (const claim of claims) {
      claim.hidden =
        (speaker && claim.dataset.speaker !== speaker) ||
        (question && claim.dataset.question !== question);
    }
    const left = claims.filter((claim) => !claim.hidden).length;
    const told = left < claims.length ? `Shown: ${left} of ${claims.length} claims.` : "";
    form.querySelector("[role=status]").textContent = told;
  });
})();
