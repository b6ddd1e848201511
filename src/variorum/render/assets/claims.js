/* Lets readers pick claims of an article by who says them and by their question, and go from one to the
   next by the arrow keys. */
(function () {
  "use strict";

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
    stop(shownFolds()[0]);
  });

  /* The claims are one stop of the Tab key, or dozens would stand before the rest of the page. */
  const folds = claims.map((claim) => claim.querySelector("summary"));
  const shownFolds = () => folds.filter((fold) => fold.checkVisibility());
  const STEPS = { ArrowDown: 1, ArrowUp: -1 };

  function stop(fold) {
    for (const each of folds) each.tabIndex = each === fold ? 0 : -1;
  }
  stop(folds[0]);

  document.addEventListener("focusin", (event) => {
    if (folds.includes(event.target)) stop(event.target);
  });
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || !folds.includes(event.target)) return;
    const shown = shownFolds();
    const next = shown[shown.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
})();
