// Loads the page anew when a later version of it is there. Only the preview server has this
// file. A page in the background does not wait: a browser opens few connections to one host.
(() => {
  const shown = new URL(document.currentScript.src).searchParams.get("shown");
  let events = null;

  const listen = () => {
    if (document.visibilityState === "hidden") {
      events?.close();
      events = null;
    } else if (!events || events.readyState === EventSource.CLOSED) {
      events = new EventSource(`/__variorum/events?page=${encodeURIComponent(location.pathname)}`);
      events.onmessage = (event) => {
        if (event.data !== shown) {
          events.close();
          location.reload();
        }
      };
    }
  };

  document.addEventListener("visibilitychange", listen);
  // A connection left open would keep the page from going back to as it was.
  addEventListener("pagehide", () => { events?.close(); events = null; });
  addEventListener("pageshow", listen);
  listen();
})();
