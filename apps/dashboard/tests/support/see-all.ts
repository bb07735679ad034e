import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Scrolls a virtualised list until it has rendered at least `count` different rows: a conversation from its
 * end, other lists from their beginning. What a slow machine renders or loads late is found by the next pass.
 */
export async function seeAll(list: Locator, row: string, count: number): Promise<void> {
  const seen = await list.evaluate(
    async (box, wanted) => {
      const rendered = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const found = new Set<string>();
      let direction = box.scrollTop > 0 ? -1 : 1;
      let movedAt = performance.now();
      for (const deadline = performance.now() + 240_000; performance.now() < deadline; await rendered()) {
        for (const it of box.querySelectorAll<HTMLElement>(wanted.row))
          found.add(it.dataset.conversation ?? it.dataset.message ?? it.textContent ?? '');
        if (found.size >= wanted.count) break;
        const before = box.scrollTop;
        box.scrollTop += direction * 0.6 * box.clientHeight;
        if (box.scrollTop !== before) movedAt = performance.now();
        // At the end, the next page may be loading.
        else if (performance.now() - movedAt > 400) {
          direction = -direction;
          movedAt = performance.now();
        }
      }
      return found.size;
    },
    { row, count },
  );
  expect(seen).toBeGreaterThanOrEqual(count);
}
