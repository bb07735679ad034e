import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTeam, openBusiness } from './support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from './support/dashboard.ts';
import { pagesOfEverybody, pagesOfMembers } from './support/pages.ts';
import { signIn } from './support/sign-in.ts';

/* WCAG 2.2 AA, as far as axe can check it, on every page in both themes and both directions. */

describe.skipIf(!hasBrowser)('every page', () => {
  let dashboard: Dashboard;
  let sessionId: string;
  beforeAll(async () => {
    dashboard = await openDashboard();
    sessionId = (await openBusiness(dashboard)).sessionId;
    await addTeam(dashboard);
  });
  afterAll(() => dashboard?.stop());

  async function violationsOf(page: Page, path: string, ready: string): Promise<string[]> {
    await page.goto(`${dashboard.url}${path}`);
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    return judge(page, path);
  }

  async function judge(page: Page, path: string): Promise<string[]> {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      }),
    );
    return violations.map(
      ({ id, nodes }) =>
        `${path}: ${id}: ${nodes
          .map((node) => node.html)
          .join(' | ')
          .slice(0, 400)}`,
    );
  }

  test('is judged by somebody who notices', async () => {
    const page = await dashboard.open();
    await page.goto(`${dashboard.url}/settings/about`);
    await page.evaluate(() => document.body.append(document.createElement('img')));
    expect((await judge(page, '/settings/about')).join()).toContain('image-alt');
  });

  test.for([
    ['light', { dark: false }],
    ['dark', { dark: true }],
    ['Arabic, on a phone', { locale: 'ar', width: 360, height: 740 }],
  ] as const)('can be used by everybody: %s', { timeout: 300_000 }, async ([, look]) => {
    const page = await dashboard.open(look);
    const found: string[] = [];
    for (const path of pagesOfEverybody) found.push(...(await violationsOf(page, path, 'h1')));
    await signIn(page, dashboard.url);
    await page.getByTestId('conversations').locator('li button').first().click();
    await page.waitForURL('**conversation=**');
    const thread = new URL(page.url());
    for (const path of pagesOfMembers(sessionId)) found.push(...(await violationsOf(page, path, 'h1')));
    found.push(...(await violationsOf(page, `/inbox${thread.search}&panel=true`, 'aside')));
    await page.getByRole('complementary').getByRole('link').last().click();
    await page.waitForURL('**/contacts?contact=**');
    found.push(
      ...(await violationsOf(page, new URL(page.url()).pathname + new URL(page.url()).search, 'aside')),
    );
    found.push(...(await violationsOf(page, '/contacts?consent=allowed', 'h1')));
    await page.goto(`${dashboard.url}/settings/teams`);
    await page.getByRole('main').getByRole('listitem').getByRole('button').first().click();
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    found.push(...(await judge(page, 'the dialog of a team')));
    await page.goto(`${dashboard.url}/settings/api-keys`);
    await page.getByRole('main').getByRole('button').first().click();
    await page.getByRole('dialog').getByRole('radio').first().waitFor();
    found.push(...(await judge(page, 'the dialog of a new API key')));
    expect(found).toEqual([]);
    expect(dashboard.complaints).toEqual([]);
  });
});
