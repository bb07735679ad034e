import type { Page } from 'playwright-core';
import { settled } from './settled.ts';

/**
 * Goes to another page of the product as its links do, without loading everything again. The scripts of the
 * current page must have run: they are loaded after its first paint, and `load` does not wait for them.
 */
export async function navigate(page: Page, path: string, heading = 'h1'): Promise<void> {
  const from = page.url();
  await page.evaluate((to) => {
    const { next } = window as unknown as { next: { router: { push(href: string): void } } };
    next.router.push(to);
  }, path);
  // The address changes when the page does.
  if (new URL(path, from).href !== from)
    await page.waitForURL((url) => url.href !== from, { waitUntil: 'commit' });
  await settled(page, heading);
}
