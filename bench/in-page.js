/* What a measured page notes about itself. */
let frames = [];
let nodes = 0;

// When the first rows stand in the page.
new MutationObserver((_, observer) => {
  if (!document.querySelector('[data-testid=conversations] li')) return;
  observer.disconnect();
  requestAnimationFrame(() => performance.mark('rows'));
}).observe(document, { childList: true, subtree: true });

globalThis.bench = {
  /** Milliseconds from the beginning of the navigation. */
  paints: () =>
    new Promise((resolve) => {
      new PerformanceObserver((list) => {
        const largestPaintMs = list.getEntries().at(-1).startTime;
        resolve({ largestPaintMs, rowsMs: performance.getEntriesByName('rows')[0]?.startTime });
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    }),
  countNodes: () => document.querySelectorAll('*').length,
  /** Notes from now on when each frame is drawn, and now and then how many nodes there are; gives where the list stands. */
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
  /** What was noted; nothing more is, for a page that draws takes time from another that is measured. */
  seen(selector) {
    const noted = frames;
    frames = [];
    return { frames: noted, nodes, top: document.querySelector(selector).scrollTop };
  },
};
