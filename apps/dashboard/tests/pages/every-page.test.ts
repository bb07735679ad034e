import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTeam, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { englishLeftOn, englishMissingFrom } from '../support/language.ts';
import { memberPages, publicPages } from '../support/pages.ts';
import { settled } from '../support/settled.ts';
import { signIn } from '../support/sign-in.ts';
import { geometryProblems } from './geometry.ts';

/*
 * Visits every page, two dialogs and the pickers of the inbox, once per language. Checks WCAG 2.2 AA, as far as axe can, in English,
 * light and dark, and in Arabic on a phone. Nothing may be left in English in the other languages.
 */

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Reports the problems of what `page` shows; `name` says which page it is. */
type Judge = (page: Page, name: string) => Promise<string[]>;

describe.skipIf(!hasBrowser)('every page', () => {
  let dashboard: Dashboard;
  let sessionId: string;
  beforeAll(async () => {
    dashboard = await openDashboard();
    sessionId = (await openBusiness(dashboard)).sessionId;
    await addTeam(dashboard);
  });
  afterAll(() => dashboard?.stop());

  test('is checked by axe rules that find a known violation', async () => {
    const page = await dashboard.open();
    await page.goto(`${dashboard.url}/settings/about`);
    await page.evaluate(() => document.body.append(document.createElement('img')));
    expect((await violationsOf(page, '/settings/about')).join()).toContain('image-alt');
    await page.emulateMedia({ colorScheme: 'dark' });
    // Added, not in place of the page: React would fail to remove what it no longer finds.
    await page.evaluate(() => {
      const text = document.createElement('p');
      text.textContent = 'too dark to read';
      text.style.color = 'black';
      document.body.prepend(text);
    });
    expect((await contrastViolationsOf(page, '/settings/about')).join()).toContain('color-contrast');
    await page.context().close();
  });

  test('is checked by a detector that finds untranslated English', async () => {
    const page = await dashboard.open({ locale: 'en' });
    await page.goto(`${dashboard.url}/sign-in`);
    await settled(page);
    const found = await englishLeftOn(page, '/sign-in', englishMissingFrom('ar'));
    expect(found).toContain('/sign-in: Welcome back');
    expect(found).toContain('/sign-in: Language');
    await page.context().close();
  });

  test('is accessible in English, in light and dark mode', async () => {
    const problems = await visitEverything('en', async (page, name) => {
      const light = await violationsOf(page, name);
      // Only the colours differ.
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await contrastViolationsOf(page, `${name}, dark`);
      await page.emulateMedia({ colorScheme: 'light' });
      return [...light, ...dark, ...(await geometryProblems(page, name))];
    });
    expect(problems).toEqual([]);
    expect(dashboard.complaints).toEqual([]);
  });

  test('is in Arabic, right to left, and accessible on a phone', async () => {
    const english = englishMissingFrom('ar');
    const problems = await visitEverything('ar', async (page, name) => {
      const left = await englishLeftOn(page, name, english);
      left.push(...(await directionProblem(page, name, 'ar', 'rtl')));
      const wide = page.viewportSize();
      await page.setViewportSize({ width: 360, height: 740 });
      const found = await violationsOf(page, `${name}, on a phone`);
      if (wide) await page.setViewportSize(wide);
      return [...left, ...found, ...(await geometryProblems(page, name))];
    });
    expect(problems).toEqual([]);
    expect(dashboard.complaints).toEqual([]);
  });

  test('is in French', async () => {
    const english = englishMissingFrom('fr');
    const problems = await visitEverything('fr', async (page, name) => [
      ...(await englishLeftOn(page, name, english)),
      ...(await directionProblem(page, name, 'fr', 'ltr')),
      ...(await geometryProblems(page, name)),
    ]);
    expect(problems).toEqual([]);
    expect(dashboard.complaints).toEqual([]);
  });

  async function visitEverything(locale: string, judge: Judge): Promise<string[]> {
    const page = await dashboard.open({ locale });
    const problems: string[] = [];
    const visit = async (path: string, heading = 'h1') => {
      await page.goto(`${dashboard.url}${path}`);
      await settled(page, heading);
      problems.push(...(await judge(page, path)));
    };
    const openDialog = async (path: string, opener: string, control: 'checkbox' | 'radio' | 'combobox') => {
      await page.goto(`${dashboard.url}${path}`);
      await page.locator(`main ${opener}`).first().click();
      await page.getByRole('dialog').getByRole(control).first().waitFor();
      await settled(page);
      problems.push(...(await judge(page, `the dialog of ${path}`)));
    };
    for (const path of publicPages) await visit(path);
    await signIn(page, dashboard.url);
    for (const path of memberPages(sessionId)) await visit(path);
    await page.goto(`${dashboard.url}/inbox`);
    await page.getByTestId('conversations').locator('li button').first().click();
    await page.waitForURL('**conversation=**');
    const thread = `/inbox${new URL(page.url()).search}`;
    for (const picker of ['assign', 'tag'])
      await openDialog(thread, `[data-picker=thread-${picker}]`, 'combobox');
    await openDialog('/inbox', 'header [aria-haspopup=dialog]', 'combobox');
    await visit(`${thread}&panel=true`, 'aside');
    await page.getByRole('complementary').getByRole('link').last().click();
    await page.waitForURL('**/contacts?contact=**');
    await visit(`/contacts${new URL(page.url()).search}`, 'aside');
    await visit('/contacts?consent=allowed');
    await openDialog('/settings/teams', 'li button', 'checkbox');
    await openDialog('/settings/api-keys', 'button', 'radio');
    await page.context().close();
    return problems;
  }
});

const violationsOf: Judge = (page, name) => runAxe(page, name, { runOnly: WCAG });
const contrastViolationsOf: Judge = (page, name) => runAxe(page, name, { runOnly: ['color-contrast'] });

async function runAxe(page: Page, name: string, options: axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async (wanted) => {
    // A colour in transition to another theme would be checked with its intermediate value.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
    return { violations: (await run(document, { ...wanted, resultTypes: ['violations'] })).violations };
  }, options);
  return violations.map(({ id, nodes }) => {
    const shown = nodes.map((node) => node.html).join(' | ');
    return `${name}: ${id}: ${shown.slice(0, 400)}`;
  });
}

async function directionProblem(page: Page, name: string, lang: string, dir: string): Promise<string[]> {
  const root = page.locator('html');
  const [shownLang, shownDir] = [await root.getAttribute('lang'), await root.getAttribute('dir')];
  return shownLang === lang && shownDir === dir ? [] : [`${name}: ${shownLang}, ${shownDir}`];
}
