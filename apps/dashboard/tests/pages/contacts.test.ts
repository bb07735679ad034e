import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { patched } from '../support/patched.ts';
import { call, type TestNumber, writeAs } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';

/* Contacts in a real browser: search, selection, editing, merging, and live updates. */

describe.skipIf(!hasBrowser)('the contacts page', () => {
  let dashboard: Dashboard;
  let number: TestNumber;
  let page: Page;
  let token: string;
  const api = <T>(path: string, body: unknown) =>
    call<{ data: T }>(`${dashboard.url}/api/v1${path}`, body, token);

  beforeAll(async () => {
    dashboard = await openDashboard();
    number = await openBusiness(dashboard);
    const login = await call<{ data: { accessToken: string } }>(`${dashboard.url}/api/v1/auth/login`, OWNER);
    token = login.data.accessToken;
    await api('/tags', { name: 'VIP', color: 'amber' });
    for (const [n, name] of ['Zineb', 'Yassir', 'Élodie'].entries())
      await api('/contacts', { phone: `+21261234560${n}`, name, attributes: { city: n ? 'Fès' : 'Oran' } });
    page = await dashboard.open();
    await signIn(page, dashboard.url, OWNER, '/contacts');
    await page.locator('html[data-connection=live]').waitFor();
  });
  afterAll(() => dashboard?.stop());

  const grid = (of = page) => of.getByRole('grid', { name: 'Contacts' });
  const row = (name: string) =>
    grid()
      .getByRole('row')
      .filter({ hasText: new RegExp(name) });
  const panel = () => page.getByRole('complementary', { name: 'Contact' });

  test('shows new contacts without reload, sorted by name', async () => {
    await row('Élodie').waitFor();
    await writeAs(dashboard.sandboxUrl, number.pnid, 'Bilal', 'Salam');
    await row('Bilal').waitFor();
    await page.getByRole('status').getByText('8 contacts').waitFor();
    await page.getByRole('button', { name: 'Name' }).click();
    await page.waitForURL('**sort=name*');
    await row('Bilal').and(page.locator('[aria-rowindex="2"]')).waitFor();
    await row('Élodie').and(page.locator('[aria-rowindex="3"]')).waitFor();
  });

  test('selects several contacts by keyboard, and clears the selection', async () => {
    await grid().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    const bar = page.getByRole('region', { name: '2 selected' });
    await bar.getByRole('button', { name: 'Add tag' }).click();
    await page.getByRole('menuitem', { name: 'VIP' }).click();
    await row('Bilal').getByText('VIP').waitFor();
    await row('Élodie').getByText('VIP').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await row('Bilal').getByText('VIP').waitFor({ state: 'detached' });
    await bar.getByRole('button', { name: 'Clear selection' }).click();
  });

  test('searches and filters, with the filters in the URL', async () => {
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByLabel('Custom attribute').selectOption('city');
    await page.getByLabel('Attribute value').fill('Fès');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('2 contacts').waitFor();
    expect(page.url()).toContain('attributeValue=F%C3%A8s');
    await page.getByRole('searchbox').fill('nobody at all');
    await page.getByText('No matching contacts').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).last().click();
    await row('Zineb').waitFor();
  });

  test('shows and edits a contact, with the reason if a change is refused', async () => {
    await row('Zineb').click();
    await panel().getByLabel('E-mail').fill('zineb@');
    await page.keyboard.press('Enter');
    await panel().getByRole('alert').getByText('fields are not valid').waitFor();
    await panel().getByLabel('E-mail').fill('zineb@example.com');
    await page.keyboard.press('Enter');
    await row('Zineb').getByText('zineb@example.com').waitFor();
    await panel().getByLabel('Phone').fill('+212 6 12 34 56 01');
    await page.keyboard.press('Enter');
    await panel().getByRole('alert').getByRole('link', { name: 'Open contact' }).waitFor();
    await panel().getByLabel('Phone').press('Escape');

    await panel().getByRole('button', { name: 'Add attribute' }).click();
    await panel().getByLabel('Attribute name').fill('visits');
    await panel().getByLabel('Type').selectOption('number');
    await panel().getByRole('button', { name: 'Add', exact: true }).click();
    await panel().getByText('Enter a value of the chosen type.').waitFor();
    await panel().getByLabel('Value').fill('12');
    await panel().getByRole('button', { name: 'Add', exact: true }).click();
    await panel().getByLabel('visits', { exact: true }).waitFor();
    await expect.poll(() => panel().getByLabel('visits', { exact: true }).inputValue()).toBe('12');
    await panel().getByLabel('Opted out of marketing').click();
    await row('Zineb').getByText('Opted out').waitFor();
  });

  test('refuses a duplicate and offers the existing contact', async () => {
    await page.getByRole('button', { name: 'New contact' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('Enter a phone number or a username.').waitFor();
    await dialog.getByLabel('Phone').fill('+212612345601');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByRole('button', { name: 'Open contact' }).click();
    await panel().getByRole('heading', { name: 'Yassir' }).waitFor();
  });

  test('merges two contacts after showing both', async () => {
    await panel().getByRole('button', { name: 'Merge' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill('Zineb');
    await dialog.getByRole('button', { name: 'Zineb' }).click();
    await dialog.getByText('also kept').waitFor();
    await dialog.getByText('One of the contacts opted out of marketing').waitFor();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByText('Contacts merged: Yassir').waitFor();
    await row('Zineb').waitFor({ state: 'detached' });
    await expect.poll(() => panel().getByLabel('E-mail').inputValue()).toBe('zineb@example.com');
  });

  test('exports contacts, and deletes them after a warning', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain('zineb@example.com');
    await panel().getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByText('All conversations are deleted too').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await row('Yassir').waitFor({ state: 'detached' });
    await panel().waitFor({ state: 'detached' });
  });

  test('keeps the chosen columns for the next visit', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    const kept = patched(page, '/user', 'contactColumns');
    await page.getByRole('dialog').getByLabel('city').check();
    await kept;
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await row('Élodie').getByText('Fès').waitFor();
    await page.reload();
    await row('Élodie').getByText('Fès').waitFor();
  });

  test('shows cards on a phone, in Arabic', async () => {
    const phone = await dashboard.open({ locale: 'ar', width: 360, height: 740 });
    await signIn(phone, dashboard.url, OWNER, '/contacts');
    await phone.getByRole('listitem').filter({ hasText: 'Bilal' }).getByRole('button').click();
    await phone.getByRole('complementary', { name: 'جهة الاتصال' }).waitFor();
    const width = await phone.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    expect(dashboard.complaints).toEqual([]);
  });
});
