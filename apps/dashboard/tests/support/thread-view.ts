import type { Locator, Page } from 'playwright-core';

/* Finding elements in a virtualised conversation, which has only the visible messages in the DOM. */

export interface ThreadView {
  /** Scrolls from the end towards the top until the element is visible. */
  seek(what: Locator): Promise<Locator>;
  /** The elements that were not found in the conversation after several passes. */
  unseenOf(all: readonly Locator[]): Promise<string[]>;
  /** Checks the current DOM without waiting. */
  isInView(what: Locator): Promise<boolean>;
}

export function threadView(page: () => Page): ThreadView {
  const log = () => page().getByRole('log');
  /** Scrolls one step up; returns whether the top was reached. */
  const scrollUp = () =>
    log().evaluate((element) => {
      const before = element.scrollTop;
      element.scrollTop -= 300;
      return before === 0;
    });

  async function seek(what: Locator): Promise<Locator> {
    const found = what.first();
    // What a slow machine renders late is found by the next pass.
    for (const deadline = performance.now() + 120_000; performance.now() < deadline; ) {
      await log().evaluate((element) => {
        element.scrollTop = element.scrollHeight;
      });
      for (let isAtStart = false; !isAtStart; ) {
        const isThere = await found.waitFor({ timeout: 250 }).then(
          () => true,
          () => false,
        );
        if (isThere && (await isInView(found).catch(() => false))) return found;
        isAtStart = await scrollUp();
      }
    }
    throw new Error(`not found in the thread: ${what}`);
  }
  async function unseenOf(all: readonly Locator[]): Promise<string[]> {
    let left = [...all];
    // What a slow machine renders late is found by the next pass.
    for (const deadline = performance.now() + 120_000; left.length > 0 && performance.now() < deadline; ) {
      await log().evaluate((element) => {
        element.scrollTop = element.scrollHeight;
      });
      for (let isAtStart = false; !isAtStart && left.length > 0; ) {
        await page().waitForTimeout(100);
        const isSeen = await Promise.all(
          left.map(async (what) => {
            const first = what.first();
            return (await what.count()) > 0 && (await isInView(first).catch(() => false));
          }),
        );
        left = left.filter((_, i) => !isSeen[i]);
        isAtStart = await scrollUp();
      }
    }
    return left.map(String);
  }
  return { seek, unseenOf, isInView };
}

function isInView(what: Locator): Promise<boolean> {
  return what.evaluate(
    (element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const box = element.closest('[role=log]')?.getBoundingClientRect();
      return box !== undefined && top < box.bottom && bottom > box.top;
    },
    undefined,
    { timeout: 500 },
  );
}
