/* Lets readers pick claims of an article by who says them and by their question, and go from one to the
   next by the arrow keys. */
(function () {
  "use strict";

  const template = document.getElementById("claim-controls");
  if (!template) return;
  template.parentElement.append(template.content.cloneNode(true));
  const form = template.parentElement.querySelector("form");
  const claims = Array.from(document.querySelectorAll(".v-claims > li"));
  const page = location.pathname.match(/([^/]*?)(?:\.html)?$/)[1];
  for (const claim of claims) {
    const { id } = claim.querySelector("h3");
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = "Link to this claim";
    const name = document.createElement("code");
    name.textContent = `${page}/${id.replace("claim-", "")}`;
    const own = document.createElement("span");
    own.className = "v-own-address";
    claim.querySelector("details > :last-child").append(own);
    own.append(" · ", link, " ", name);
  }

  /* A choice names the claims that it leaves. What is hidden is counted, so that it is never taken for
     silence. */
  form.addEventListener("change", () => {
    const chosen = Array.from(form.querySelectorAll("select"), (each) => each.value).filter(Boolean);
    claims.forEach((claim, n) => {
      claim.hidden = !chosen.every((numbers) => numbers.split(" ").includes(String(n)));
    });
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
