import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addColleague, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { signIn } from '../support/sign-in.ts';

/* Team settings (tags, canned responses, members), by an owner and by an agent. */

const KARIM = { email: 'karim@example.com', password: 'encore une longue phrase' };
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe.skipIf(!hasBrowser)('workspace settings', () => {
  let dashboard: Dashboard;
  let nadia: Page;
  let karim: Page;
  beforeAll(async () => {
    dashboard = await openDashboard();
    await openBusiness(dashboard);
    await addColleague(dashboard, { ...KARIM, name: 'Karim' });
    nadia = await dashboard.open();
    karim = await dashboard.open();
    await signIn(nadia, dashboard.url);
    await signIn(karim, dashboard.url, KARIM);
    for (const page of [nadia, karim]) await page.locator('html[data-connection=live]').waitFor();
  });
  afterAll(() => dashboard?.stop());

  const visit = (page: Page, section: string) => page.goto(`${dashboard.url}/settings/${section}`);
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const row = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

  test('a tag is created, changed and deleted, and a colleague sees it immediately', async () => {
    await visit(karim, 'tags');
    await karim.getByText('No tags yet').waitFor();
    await visit(nadia, 'tags');
    await button(nadia, 'New tag').click();
    await nadia.getByLabel('Name', { exact: true }).fill('Delivery');
    await nadia.getByLabel('Teal').check();
    await button(nadia, 'Save tag').click();
    await row(karim, 'Delivery').waitFor();
    await button(karim, 'Edit “Delivery”').click();
    await karim.getByLabel('Name', { exact: true }).fill('توصيل');
    await button(karim, 'Save tag').click();
    await button(nadia, 'Delete “\u2068توصيل\u2069”').click();
    // Only admins may delete.
    expect(await button(karim, 'Delete “\u2068توصيل\u2069”').count()).toBe(0);
    await button(nadia, 'Delete tag').click();
    await karim.getByText('No tags yet').waitFor();
  });

  test('a name that is taken shows an error, and the input is kept', async () => {
    for (const name of ['VIP', 'vip']) {
      await button(nadia, 'New tag').click();
      await nadia.getByLabel('Name', { exact: true }).fill(name);
      await button(nadia, 'Save tag').click();
      if (name === 'VIP') await row(nadia, 'VIP').waitFor();
    }
    await nadia.getByRole('alert').filter({ hasText: 'A tag with this name already exists.' }).waitFor();
    await expect.poll(() => nadia.getByLabel('Name', { exact: true }).inputValue()).toBe('vip');
    await nadia.keyboard.press('Escape');
    await nadia.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('an invitation is created and revoked; an existing member cannot be invited', async () => {
    await visit(nadia, 'team');
    await button(nadia, 'Invite member').click();
    await nadia.getByLabel('E-mail').fill(KARIM.email);
    await button(nadia, 'Send invitation').click();
    await nadia.getByRole('alert').filter({ hasText: 'This person is already a member.' }).waitFor();
    await nadia.getByLabel('E-mail').fill('salma@example.com');
    await button(nadia, 'Send invitation').click();
    await nadia.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const offered = async (dialogName: string): Promise<string> => {
      const dialog = nadia.getByRole('dialog', { name: dialogName });
      await dialog.getByText('salma@example.com').waitFor();
      await dialog.getByRole('button', { name: 'Invitation link' }).click();
      await dialog.getByText('Copied').waitFor();
      const link = await nadia.evaluate(() => navigator.clipboard.readText());
      expect(link).toBe(await dialog.getByRole('textbox', { name: 'Invitation link' }).inputValue());
      expect(link).toContain(`${dashboard.url}/invitation#token=`);
      await dialog.getByRole('button', { name: 'Done' }).click();
      await dialog.waitFor({ state: 'detached' });
      return link;
    };
    const first = await offered('Invite member');
    expect(await dashboard.mailedLink('salma@example.com', '/invitation'), 'printed as well').toBe(first);
    await row(nadia, 'salma@example.com').waitFor();
    await button(nadia, 'Send a new link to salma@example.com').click();
    expect(await offered('Invitation link')).not.toBe(first);
    await button(nadia, 'Revoke invitation for salma@example.com').click();
    await button(nadia, 'Revoke invitation').click();
    await row(nadia, 'salma@example.com').waitFor({ state: 'detached' });
  });

  test('the last owner cannot be demoted, a viewer cannot change settings, and a removed member is signed out', async () => {
    await nadia.getByLabel('Role of Nadia').selectOption('agent');
    await nadia.getByText('Each business needs an owner.').waitFor();
    await expect.poll(() => nadia.getByLabel('Role of Nadia').inputValue()).toBe('owner');
    await nadia.getByLabel('Role of Karim').selectOption('viewer');
    await nadia.getByText('Role of Karim: Viewer').waitFor();
    await visit(karim, 'tags');
    await row(karim, 'VIP').waitFor();
    expect(await button(karim, 'New tag').count()).toBe(0);
    await visit(karim, 'team');
    await row(karim, 'nadia@example.com').waitFor();
    expect(await button(karim, 'Invite member').count()).toBe(0);
    await button(nadia, 'Actions for Karim').click();
    await nadia.getByRole('menuitem', { name: 'Deactivate member' }).click();
    const deactivation = nadia.getByRole('dialog', { name: 'Deactivate “Karim”?' });
    await deactivation.getByRole('button', { name: 'Deactivate member' }).click();
    await nadia.getByText('Member deactivated: Karim').waitFor();
    await karim.waitForURL('**/sign-in*');
    await karim.getByLabel('E-mail').fill(KARIM.email);
    await karim.getByLabel('Password', { exact: true }).fill(KARIM.password);
    await button(karim, 'Sign in').click();
    await karim.getByText('Your account no longer belongs to a business.').waitFor();
    const deactivated = nadia.getByRole('region', { name: 'Deactivated members' }).getByRole('listitem');
    await deactivated.getByText(/Viewer · Deactivated on/).waitFor();
    await deactivated.getByText(/^Last sign-in: /).waitFor();
    await button(nadia, 'Reactivate Karim').click();
    await nadia.getByText('Member reactivated: Karim').waitFor();
    await button(karim, 'Sign in').click();
    await karim.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await button(nadia, 'Actions for Karim').click();
    await nadia.getByRole('menuitem', { name: 'Remove member' }).click();
    await button(nadia, 'Remove member').click();
    await row(nadia, KARIM.email).waitFor({ state: 'detached' });
    await karim.reload();
    await karim.waitForURL('**/sign-in*');
  });

  test('a canned response is written in two languages, found, changed and deleted', async () => {
    await visit(nadia, 'canned-responses');
    await button(nadia, 'New canned response').click();
    await nadia.getByLabel('Shortcut', { exact: true }).fill('hours');
    await nadia.getByLabel('Title').fill('Opening hours');
    await nadia.getByRole('dialog').getByLabel('Category').fill('Shop');
    await nadia.getByLabel('Response', { exact: true }).fill('Open until six, ');
    await button(nadia, 'Customer name').click();
    await button(nadia, 'العربية').click();
    await nadia.getByLabel('Response', { exact: true }).fill('نفتح حتى السادسة');
    await nadia
      .getByLabel('Attach file')
      .setInputFiles({ name: 'map.png', mimeType: 'image/png', buffer: PIXEL });
    await button(nadia, 'Save response').click();
    await row(nadia, 'Open until six, {{contact.name}}').filter({ hasText: 'map.png' }).waitFor();
    await nadia.getByRole('searchbox', { name: 'Search' }).fill('السادسة');
    await row(nadia, '/hours').waitFor();
    await nadia.getByRole('searchbox', { name: 'Search' }).fill('nothing like it');
    await row(nadia, '/hours').waitFor({ state: 'detached' });
    await nadia.getByRole('searchbox', { name: 'Search' }).fill('');
    await button(nadia, 'New canned response').click();
    await nadia.getByLabel('Shortcut', { exact: true }).fill('HOURS');
    await nadia.getByLabel('Title').fill('Again');
    await nadia.getByLabel('Response', { exact: true }).fill('Again');
    await button(nadia, 'Save response').click();
    await nadia.getByRole('alert').filter({ hasText: 'This shortcut is already in use.' }).waitFor();
    await nadia.keyboard.press('Escape');
    await button(nadia, 'Edit /hours').click();
    await nadia.getByLabel('Title').fill('When we open');
    await nadia.getByLabel('Share with the team').uncheck();
    await button(nadia, 'Save response').click();
    await row(nadia, 'When we open').filter({ hasText: 'Only you' }).waitFor();
    await button(nadia, 'Delete /hours').click();
    await button(nadia, 'Delete response').click();
    await nadia.getByText('No canned responses yet').waitFor();
  });

  test('the console has no errors', () => {
    expect(dashboard.complaints).toEqual([]);
  });
});
