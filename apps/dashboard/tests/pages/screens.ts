import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { addActivities, addTeam, OWNER, openBusiness } from '../support/business.ts';
import { answerEveryKind, openScene, PERSON, writeEveryKind } from '../support/every-kind.ts';
import { memberPages, publicPages } from '../support/pages.ts';
import { call } from '../support/sandbox-client.ts';
import { settled } from '../support/settled.ts';
import { signIn } from '../support/sign-in.ts';
import { startDashboard } from '../support/start-dashboard.ts';

/*
 * npm run screens: takes screenshots of every page, light, dark, in Arabic and on a phone, in
 * apps/dashboard/.screens.
 */

const folder = fileURLToPath(new URL('../../.screens/', import.meta.url));
mkdirSync(folder, { recursive: true });
const variants = {
  light: {},
  dark: { dark: true },
  arabic: { locale: 'ar' },
  phone: { width: 360, height: 740 },
  'arabic-phone': { locale: 'ar', width: 360, height: 740, dark: true },
};
const dashboard = await startDashboard();
try {
  const number = await openBusiness(dashboard);
  await addTeam(dashboard);
  const snoozedId = await addActivities(dashboard, number);
  const scene = await openScene(dashboard.sandboxUrl, number);
  await writeEveryKind(scene);
  const { data } = await call<{ data: { accessToken: string } }>(`${dashboard.url}/api/v1/auth/login`, OWNER);
  await answerEveryKind(dashboard.url, data.accessToken, scene.phone);
  for (const [variant, options] of Object.entries(variants)) {
    const page = await dashboard.open(options);
    const shoot = (name: string) => page.screenshot({ path: `${folder}${name}.${variant}.png` });
    for (const path of publicPages) {
      await show(page, path);
      await shoot(nameOf(path));
    }
    await signIn(page, dashboard.url);
    for (const path of ['/inbox?unread=true&assignee=me', ...memberPages(number.sessionId)]) {
      await show(page, path);
      await shoot(nameOf(path.replace(number.sessionId, '')));
    }
    await show(page, '/inbox');
    await page.getByTestId('conversations').getByRole('button').filter({ hasText: PERSON }).click();
    await page.locator('article').first().waitFor();
    // Scrolls from the newest to the oldest message, one screen at a time.
    for (let part = 1; part <= 5; part += 1) {
      await settled(page, 'article');
      await shoot(`thread-every-kind-${part}`);
      await page.getByRole('log').evaluate((log) => {
        log.scrollTop -= log.clientHeight - 40;
      });
    }
    for (const [n, name] of ['every-kind', 'long', 'english', 'french', 'arabic'].entries()) {
      await show(page, '/inbox');
      await page.getByTestId('conversations').locator('li button').nth(n).click();
      await page.locator('article').first().waitFor();
      await shoot(`thread-${name}`);
    }
    for (const picker of await page.locator('[data-picker]:visible').all()) {
      await picker.click();
      await page.getByRole('listbox').waitFor();
      await settled(page, 'article');
      await shoot(`picker-${await picker.getAttribute('data-picker')}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await show(page, `/inbox?conversation=${snoozedId}`);
    await page.locator('[data-activity]').last().waitFor();
    await shoot('thread-activities');
    await page.goto(`${page.url()}&panel=true`);
    await settled(page, 'aside, dialog[open]');
    await shoot('customer');
    await page.context().close();
  }
  for (const complaint of dashboard.complaints) console.error(complaint);
  console.log(`pictures in ${folder}`);
} finally {
  await dashboard.stop();
}
process.exit(dashboard.complaints.length === 0 ? 0 : 1);

async function show(page: Page, path: string): Promise<void> {
  await page.goto(`${dashboard.url}${path}`);
  await settled(page);
}

function nameOf(path: string): string {
  return path.replace(/#.*/, '').replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'landing';
}
