import type { BrowserContext } from 'playwright-core';

/** A dashboard that was started and not stopped. */
export interface Running {
  contexts: readonly BrowserContext[];
  /** The last lines that its server and its sandbox printed. */
  printed(): string[];
}

/** Those of this process. */
export const running = new Set<Running>();
