import { until } from '@waqtor/testing/until';
import type { Page, Request } from 'playwright-core';

/* Detects when a page has finished loading, by a condition instead of half a second without requests. */

interface Traffic {
  pending: Set<Request>;
  changedAt: number;
}

const traffics = new WeakMap<Page, Traffic>();

/** How long a page must be idle to count as settled. Effects send their requests sooner. */
const QUIET_MS = 60;

/** Counts the page's requests from now on; `settled` needs it. */
export function trackRequests(page: Page): void {
  const traffic: Traffic = { pending: new Set(), changedAt: performance.now() };
  traffics.set(page, traffic);
  const end = (request: Request) => {
    traffic.pending.delete(request);
    traffic.changedAt = performance.now();
  };
  page.on('request', (request) => {
    // Requests of the document that is being left do not always end.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) traffic.pending.clear();
    traffic.pending.add(request);
    traffic.changedAt = performance.now();
  });
  page.on('requestfinished', end);
  page.on('requestfailed', end);
}

/** Waits until the page is hydrated, shows no placeholder, and has no request or transition under way. */
export async function settled(page: Page, heading = 'h1'): Promise<void> {
  await page.locator(heading).first().waitFor();
  const traffic = traffics.get(page);
  if (!traffic) throw new Error('the requests of this page are not tracked');
  await until(
    async () => {
      const isRendered = await page.evaluate(isComplete, heading);
      return isRendered && traffic.pending.size === 0 && performance.now() - traffic.changedAt >= QUIET_MS;
    },
    { what: `${page.url()} to settle` },
  );
}

function isComplete(heading: string): boolean {
  const title = document.querySelector(heading);
  const isHydrated = title !== null && Object.keys(title).some((key) => key.startsWith('__reactFiber'));
  const hasPlaceholder = document.querySelector('[aria-busy=true], .animate-pulse') !== null;
  const isMoving = document
    .getAnimations()
    .some(
      ({ playState, effect }) =>
        playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
    );
  return document.readyState === 'complete' && isHydrated && !hasPlaceholder && !isMoving;
}
