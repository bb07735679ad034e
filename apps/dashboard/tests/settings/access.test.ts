import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addColleague, OWNER, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { patched } from '../support/patched.ts';
import { call } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';

/* What only owners and admins may see and change: business settings, API keys and the security log. */

const KARIM = { email: 'karim@example.com', password: 'encore une longue phrase' };

describe.skipIf(!hasBrowser)('access settings', () => {
  let dashboard: Dashboard;
  let page: Page;
  beforeAll(async () => {
    dashboard = await openDashboard();
    await openBusiness(dashboard);
    await addColleague(dashboard, { ...KARIM, name: 'Karim' });
    page = await dashboard.open();
    await signIn(page, dashboard.url);
  });
  afterAll(() => dashboard?.stop());

  const visit = (on: Page, section: string) => on.goto(`${dashboard.url}/settings/${section}`);
  const item = (text: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: text });

  test('owners and admins choose the country for national phone numbers', async () => {
    await visit(page, 'business');
    const country = page.getByLabel('Default country');
    const kept = patched(page, '/tenant', 'defaultCountry');
    await country.selectOption({ label: 'Morocco' });
    expect((await kept).status()).toBe(200);
    await page.reload();
    await expect.poll(() => country.inputValue()).toBe('MA');
    await page.goto(`${dashboard.url}/contacts`);
    await page.getByRole('button', { name: 'New contact' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Phone').fill('06 12 34 56 78');
    await dialog.getByLabel('Name', { exact: true }).fill('Samir');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('+212612345678').first().waitFor();
  });

  test('owners and admins create an API key after confirming the password, see it once, use and revoke it', async () => {
    // The response the server gives ten minutes after the password was entered; the retry must send the whole
    // request again.
    let isLongAgo = true;
    const refusal = {
      success: false,
      error: { code: 'reauthentication_required', message: '', details: null },
    };
    await page.route('**/api/v1/api-keys', (route) =>
      isLongAgo && route.request().method() === 'POST'
        ? route.fulfill({ status: 403, json: refusal })
        : route.continue(),
    );
    await page.route('**/api/v1/auth/reauthenticate', async (route) => {
      const answer = await route.fetch();
      if (answer.ok()) isLongAgo = false;
      await route.fulfill({ response: answer });
    });
    await visit(page, 'api-keys');
    await page.getByText('No API keys yet').waitFor();
    await page.getByRole('button', { name: 'Create API key' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create API key' });
    await dialog.getByLabel('Name').fill('Online shop');
    await dialog.getByLabel('Viewer').check();
    await dialog.getByLabel('Expiry').selectOption({ label: 'In 30 days' });
    await dialog.getByRole('button', { name: 'Create API key' }).click();
    const confirm = page.getByRole('dialog', { name: 'Confirm your password' });
    // The field has the focus at once.
    await confirm.getByLabel('Password', { exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type(OWNER.password);
    await confirm.getByRole('button', { name: 'Continue' }).click();
    const made = page.getByRole('dialog', { name: 'API key created: Online shop' });
    await expect.poll(() => made.getByLabel('API key', { exact: true }).inputValue()).toMatch(/^wq_/);
    const key = await made.getByLabel('API key', { exact: true }).inputValue();
    await made.getByRole('button', { name: 'Done' }).click();
    await item('Online shop')
      .getByText(`…${key.slice(-4)}`)
      .waitFor();
    await item('Online shop').getByText('Never used').waitFor();
    await expect.poll(() => page.getByText(key).count()).toBe(0);
    const use = async () =>
      (await fetch(`${dashboard.url}/api/v1/contacts`, { headers: { 'x-api-key': key } })).status;
    expect(await use()).toBe(200);
    await page.getByRole('button', { name: 'Revoke “Online shop”' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click();
    await page.getByText('API key revoked: Online shop').waitFor();
    await page.getByText('No API keys yet').waitFor();
    await expect.poll(use).toBe(401);
    await page.unrouteAll({ behavior: 'wait' });
  });

  test('owners and admins read the security log by action, page by page, by keyboard', async () => {
    const api = `${dashboard.url}/api/v1`;
    const { data } = await call<{ data: { accessToken: string } }>(`${api}/auth/login`, {
      ...OWNER,
      client: 'api_client',
    });
    for (let n = 1; n <= 55; n += 1)
      await call(`${api}/api-keys`, { name: `Shop ${n}`, role: 'agent' }, data.accessToken);
    const rows = () => page.getByRole('table').getByRole('row');
    await visit(page, 'security-log');
    await rows().filter({ hasText: 'Shop 55' }).waitFor();
    // More than one page: the rest is loaded while scrolling.
    await expect
      .poll(async () => {
        await rows().last().scrollIntoViewIfNeeded();
        return rows().filter({ hasText: 'Signed in through the API' }).count();
      })
      .toBeGreaterThan(0);
    const event = page.getByLabel('Event');
    await event.selectOption({ label: 'API key revoked' });
    await expect.poll(() => rows().count()).toBe(2);
    await rows().filter({ hasText: 'Nadia' }).getByText('Online shop').waitFor();
    await event.selectOption({ label: 'Member joined' });
    await rows().filter({ hasText: 'Karim' }).getByText('Agent').waitFor();
    await event.selectOption({ label: 'Password reset' });
    await page.getByText('No entries of this type').waitFor();
    await page.getByRole('button', { name: 'Show all events' }).press('Enter');
    await rows().filter({ hasText: 'Shop 55' }).waitFor();
  });

  test('an agent cannot open these pages', async () => {
    const karim = await dashboard.open();
    await signIn(karim, dashboard.url, KARIM);
    for (const section of ['business', 'api-keys', 'security-log']) {
      await visit(karim, section);
      await karim.getByText('Only owners and admins can open this page').waitFor();
    }
    expect(await karim.getByRole('table').count()).toBe(0);
    expect(dashboard.complaints).toEqual([]);
  });
});
