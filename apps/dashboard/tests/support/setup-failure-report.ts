import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { running } from './running.ts';

/* Prints what a failed browser test saw: its pages, with screenshots, and what server and sandbox logged. */

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const folder = mkdtempSync(join(tmpdir(), 'waqtor-failed-'));
  for (const { contexts, printed } of running) {
    const pages = contexts.flatMap((context) => context.pages());
    for (const [i, page] of pages.entries()) console.log(await describe(page, join(folder, `page-${i}.png`)));
    console.log(printed().join('\n'));
  }
});

/** A page that hangs or has crashed must not hide the failure. */
async function describe(page: Page, screenshot: string): Promise<string> {
  try {
    await page.screenshot({ path: screenshot, timeout: 10_000 });
    const connection = await page.evaluate(() => document.documentElement.dataset.connection);
    return `${page.url()} (connection: ${connection}), see ${screenshot}`;
  } catch (error) {
    return `${page.url()} cannot be described: ${error}`;
  }
}
