/* Opens what is folded before a page is printed and folds it again after, for browsers in which the
   style sheet alone can't: evidence belongs on paper too. */
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
})();
