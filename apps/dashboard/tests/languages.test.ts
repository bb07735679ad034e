import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTeam, openBusiness } from './support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from './support/dashboard.ts';
import { pagesOfEverybody, pagesOfMembers } from './support/pages.ts';
import { signIn } from './support/sign-in.ts';

/* Pages in Arabic and French contain no text that equals an English message. */

type Texts = Record<string, Record<string, string>>;
const read = (locale: string): Texts =>
  Object.fromEntries(
    readdirSync(new URL(`../messages/${locale}`, import.meta.url))
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        name,
        JSON.parse(readFileSync(new URL(`../messages/${locale}/${name}`, import.meta.url), 'utf8')),
      ]),
  );
const valuesOf = (texts: Texts) => Object.values(texts).flatMap((part) => Object.values(part));

/** English messages to search for; those with a placeholder are recognised by the words before it. */
function englishOnly(locale: string): string[] {
  const own = new Set(valuesOf(read(locale)));
  return valuesOf(read('en'))
    .filter((text) => !own.has(text) && /[a-z]{3}/i.test(text))
    .map((text) => (text.split('{')[0] ?? '').trim())
    .filter((text) => text.length > 3 && ![...own].some((it) => it.startsWith(text)));
}

/** All visible and accessible texts: content, labels, titles, placeholders. */
function shownOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      // Customers' messages are in their own language.
      if (parentElement?.closest('script, style, [lang]:not(html), bdi, [dir=auto]:not(h1)')) continue;
      found.push(textContent ?? '');
    }
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
        found.push(element.getAttribute(name) ?? '');
    return found.map((text) => text.trim()).filter(Boolean);
  });
}

describe.skipIf(!hasBrowser)('every page', () => {
  let dashboard: Dashboard;
  let sessionId: string;
  beforeAll(async () => {
    dashboard = await openDashboard();
    sessionId = (await openBusiness(dashboard)).sessionId;
    await addTeam(dashboard);
  });
  afterAll(() => dashboard?.stop());

  async function leftOn(page: Page, path: string, english: readonly string[]): Promise<string[]> {
    await page.goto(`${dashboard.url}${path}`);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    return leftOf(await shownOn(page), path, english);
  }

  function leftOf(shown: readonly string[], path: string, english: readonly string[]): string[] {
    return english
      .filter((text) => shown.some((it) => it === text || (text.length > 12 && it.startsWith(text))))
      .map((text) => `${path}: ${text}`);
  }

  test('is judged by somebody who knows English', async () => {
    const page = await dashboard.open({ locale: 'en' });
    const found = await leftOn(page, '/sign-in', englishOnly('ar'));
    expect(found).toContain('/sign-in: Welcome back');
    expect(found).toContain('/sign-in: Language');
  });

  test.for([
    ['ar', 'rtl'],
    ['fr', 'ltr'],
  ] as const)('leaves nothing in English: %s', { timeout: 300_000 }, async ([locale, direction]) => {
    const english = englishOnly(locale);
    const page = await dashboard.open({ locale });
    const left: string[] = [];
    async function look(path: string): Promise<void> {
      left.push(...(await leftOn(page, path, english)));
      const root = page.locator('html');
      expect([await root.getAttribute('lang'), await root.getAttribute('dir')]).toEqual([locale, direction]);
    }
    for (const path of pagesOfEverybody) await look(path);
    await signIn(page, dashboard.url);
    for (const path of pagesOfMembers(sessionId)) await look(path);
    await page.goto(`${dashboard.url}/inbox`);
    await page.getByTestId('conversations').locator('li button').first().click();
    await page.waitForURL('**conversation=**');
    await look(`/inbox${new URL(page.url()).search}&panel=true`);
    await page.goto(`${dashboard.url}/settings/teams`);
    await page.getByRole('main').getByRole('listitem').getByRole('button').first().click();
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    left.push(...leftOf(await shownOn(page), 'the dialog of a team', english));
    await page.goto(`${dashboard.url}/settings/api-keys`);
    await page.getByRole('main').getByRole('button').first().click();
    await page.getByRole('dialog').getByRole('radio').first().waitFor();
    left.push(...leftOf(await shownOn(page), 'the dialog of a new API key', english));
    expect(left).toEqual([]);
  });
});
