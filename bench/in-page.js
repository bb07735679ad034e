/* Instrumentation injected into a measured page. */
let frames = [];
let nodes = 0;

// When the first rows are in the DOM.
new MutationObserver((_, observer) => {
  if (!document.querySelector('[data-testid=conversations] li')) return;
  observer.disconnect();
  requestAnimationFrame(() => performance.mark('rows'));
}).observe(document, { childList: true, subtree: true });

globalThis.bench = {
  /** Milliseconds since the navigation started. */
  paints: () =>
    new Promise((resolve) => {
      new PerformanceObserver((list) => {
        const largestPaintMs = list.getEntries().at(-1).startTime;
        resolve({ largestPaintMs, rowsMs: performance.getEntriesByName('rows')[0]?.startTime });
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    }),
  countNodes: () => document.querySelectorAll('*').length,
  /**
   * Starts recording frame times and, at intervals, the number of DOM nodes; returns the position of the
   * list.
   */
  watchFrames(selector) {
    const mine = [];
    frames = mine;
    const tick = (at) => {
      if (frames !== mine) return;
      mine.push(at);
      if (mine.length % 30 === 0) nodes = Math.max(nodes, globalThis.bench.countNodes());
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    return document.querySelector(selector).scrollTop;
  },
  /**
   * Stops recording and returns the results; a page that keeps rendering would take CPU time from another
   * one.
   */
  seen(selector) {
    const noted = frames;
    frames = [];
    return { frames: noted, nodes, top: document.querySelector(selector).scrollTop };
  },
};
