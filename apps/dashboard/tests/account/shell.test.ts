import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { patched } from '../support/patched.ts';
import { createGate } from '../support/provide-files.ts';
import { call, type TestNumber } from '../support/sandbox-client.ts';
import { signIn, signInHere } from '../support/sign-in.ts';

/* Signing in, staying signed in, signing out, and the public pages. */

const AMAL = { email: 'amal@example.com', password: 'quatre mots sans rapport' };

describe.skipIf(!hasBrowser)('accounts and sign-in', () => {
  let dashboard: Dashboard;
  beforeAll(async () => {
    dashboard = await openDashboard();
  });
  afterAll(() => dashboard?.stop());

  async function fill(page: Page, fields: Record<string, string>): Promise<void> {
    const last = Object.keys(fields).at(-1);
    const form = page.locator('form').filter({ has: page.locator(`[name=${last}]`) });
    // The button is enabled once the page is hydrated.
    const submit = form.locator('button[type=submit]:enabled');
    await submit.waitFor();
    for (const [name, value] of Object.entries(fields)) await page.locator(`[name=${name}]`).fill(value);
    await submit.click();
  }
  /** Waits for the title, with any number of unread conversations. */
  const titled = (page: Page, title: string) =>
    page.waitForFunction((wanted) => document.title.replace(/^\(\d+\) /, '') === wanted, title);
  async function signOut(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Your profile' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
  }

  test('the first visitor is told where to find the setup link, a later one that it was used', async () => {
    const page = await dashboard.open();
    await page.goto(dashboard.url);
    await page.getByText('Open the link printed in the terminal').waitFor();
    await openBusiness(dashboard);
    await page.goto(dashboard.setupLink);
    await page.getByText('already has an owner').waitFor();
    await titled(page, 'Create the owner account · WaQtor');
  });

  test('a new user signs up, and is told in their language why a password is refused', async () => {
    const page = await dashboard.open({ locale: 'fr' });
    await page.goto(`${dashboard.url}/`);
    await page.getByRole('link', { name: 'Créer un compte pour votre entreprise' }).click();
    const who = { businessName: 'Café Atlas', name: 'Amal', ...AMAL };
    await fill(page, { ...who, password: 'password123' });
    await page.getByRole('alert').getByText('est facile à deviner').waitFor();
    await fill(page, { ...who, email: OWNER.email });
    await page.getByRole('alert').getByText('Un compte existe déjà').waitFor();
    await fill(page, who);
    await page.waitForURL('**/welcome');
  });

  test('signing in leads back to the requested page, but to no other site', async () => {
    const page = await dashboard.open();
    await page.goto(`${dashboard.url}/settings/about?x=1`);
    await page.waitForURL('**/sign-in?next=*');
    await fill(page, OWNER);
    await page.waitForURL('**/settings/about?x=1');
    await titled(page, 'About · WaQtor');

    const lured = await dashboard.open();
    await lured.goto(`${dashboard.url}/sign-in?next=//evil.example/`);
    await fill(lured, OWNER);
    await lured.waitForURL(`${dashboard.url}/inbox`);
  });

  test('input typed before the scripts load is kept and never put into a URL', async () => {
    const page = await dashboard.open();
    const gate = createGate();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.isNavigationRequest()) sent.push(`${request.method()} ${request.url()}`);
    });
    await page.route('**/_next/static/**/*.js', async (route) => {
      await gate.opened;
      await route.continue();
    });
    await page.goto(`${dashboard.url}/sign-in`, { waitUntil: 'commit' });
    await page.locator('input[name=email]').fill(OWNER.email);
    await page.locator('input[name=password]').fill(OWNER.password);
    await page.keyboard.press('Enter');
    await page.locator('button[type=submit]').click({ force: true });
    expect(await page.locator('button[type=submit]').isDisabled()).toBe(true);
    gate.open();
    await page.locator('button[type=submit]:enabled').click();
    await page.waitForURL('**/inbox');
    expect(sent).toEqual([`GET ${dashboard.url}/sign-in`]);

    // This must hold whatever submits the form, for example a browser extension.
    await page.unroute('**/_next/static/**/*.js');
    await page.context().clearCookies();
    await page.goto(`${dashboard.url}/sign-in`);
    await page.locator('input[name=password]').fill(OWNER.password);
    const posted = page.waitForRequest((it) => it.isNavigationRequest());
    await page.locator('form').evaluate((form: HTMLFormElement) => form.submit());
    expect([(await posted).method(), (await posted).url()]).toEqual(['POST', `${dashboard.url}/sign-in`]);
    await page.context().close();
  });

  test('a refused refresh that was in flight during sign-in does not sign the user out', async () => {
    const page = await dashboard.open();
    const gate = createGate();
    await page.route('**/api/v1/auth/refresh', async (route) => {
      const response = await route.fetch();
      expect(response.status()).toBe(401);
      await gate.opened;
      await route.fulfill({ response });
    });
    await page.goto(`${dashboard.url}/sign-in`);
    await signInHere(page);
    const refused = page.waitForResponse('**/api/v1/auth/refresh');
    gate.open();
    await (await refused).finished();
    // When the lock is free, the message has been processed.
    await page.evaluate(() => navigator.locks.request('waqtor-refresh', () => {}));
    await page.locator('html[data-connection=live]').waitFor();
    await page.getByTestId('conversations').getByRole('button').filter({ hasText: 'Grace' }).waitFor();
    expect(page.url()).toContain('/inbox');
    await page.unrouteAll({ behavior: 'wait' });
  });

  test('signing out applies to every tab immediately', async () => {
    const page = await dashboard.open();
    await signIn(page, dashboard.url);
    const second = await page.context().newPage();
    await second.goto(`${dashboard.url}/settings`);
    await second.getByRole('heading', { name: 'Settings' }).waitFor();
    await signOut(page);
    await second.waitForURL('**/sign-in');
    await second.getByText('You are signed out.').waitFor();
    await fill(page, OWNER);
    await second.waitForURL('**/inbox');
  });

  test('a login ended elsewhere shows the reason, and signing in restores the draft', async () => {
    const page = await dashboard.open();
    await signIn(page, dashboard.url);
    await page.getByTestId('conversations').getByRole('button').filter({ hasText: 'Grace' }).click();
    await page.getByLabel('Your reply').fill('Half a sent');
    const { data } = await call<{ data: { accessToken: string } }>(`${dashboard.url}/api/v1/auth/login`, {
      ...OWNER,
      client: 'api_client',
    });
    const headers = { authorization: `Bearer ${data.accessToken}` };
    await fetch(`${dashboard.url}/api/v1/auth/logins`, { method: 'DELETE', headers });
    await page.getByText('Your session expired').waitFor();
    await fill(page, OWNER);
    await page.waitForURL('**/inbox?*conversation=*');
    await expect.poll(() => page.getByLabel('Your reply').inputValue()).toBe('Half a sent');
  });

  test("a new browser shows the user's preferences, and the next user does not get them", async () => {
    const page = await dashboard.open();
    await signIn(page, dashboard.url);
    await page.getByRole('button', { name: 'Your profile' }).click();
    await page.getByRole('menuitem', { name: 'Theme' }).click();
    const kept = patched(page, '/user', 'theme');
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await kept;
    const other = await dashboard.open({ locale: null });
    await other.goto(`${dashboard.url}/sign-in`);
    await signInHere(other);
    await other.locator('html[data-theme=dark]').waitFor();
    await signOut(other);
    await fill(other, AMAL);
    await other.waitForURL('**/inbox');
    await other.locator('html[lang=fr]:not([data-theme])').waitFor();
  });

  test('a user changes name, time zone and password, and ends other logins', async () => {
    const page = await dashboard.open({ locale: null });
    await signIn(page, dashboard.url, AMAL, '/settings/profile');
    const elsewhere = await dashboard.open({ locale: null });
    await signIn(elsewhere, dashboard.url, AMAL);
    await page.getByLabel('Votre nom').fill('Amal B.');
    await page.getByRole('button', { name: 'Enregistrer le nom' }).click();
    await page.getByText('Nom enregistré').waitFor();
    await page.getByLabel('Fuseau horaire').selectOption('Asia/Tokyo');
    await expect
      .poll(() => {
        // The hour may roll over between the page's clock and the test's.
        const there = new Date().toLocaleTimeString('fr', { timeZone: 'Asia/Tokyo', timeStyle: 'short' });
        return page.getByText(`Heure actuelle : ${there.slice(0, 3)}`).count();
      })
      .toBe(1);
    const password = 'cinq mots tout neufs ici';
    await fill(page, { currentPassword: 'not it at all', password });
    await page.getByRole('alert').getByText('incorrect').waitFor();
    await fill(page, { currentPassword: AMAL.password, password });
    await page.getByText('Toutes les autres sessions ont été fermées').waitFor();
    await elsewhere.waitForURL('**/sign-in?next=*');
    AMAL.password = password;
    await fill(elsewhere, AMAL);
    await elsewhere.waitForURL('**/inbox');
    await page.reload();
    await page.getByRole('button', { name: 'Fermer la session', exact: true }).click();
    await elsewhere.waitForURL('**/sign-in?next=*');
    await page.getByText('Ce navigateur').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Fermer (la|toutes)/ }).count()).toBe(0);
  });

  test('the sidebar counts per list and number, stays collapsed, and leaves a phone to the conversation', async () => {
    const { data } = await call<{ data: { accessToken: string } }>(`${dashboard.url}/api/v1/auth/login`, {
      ...OWNER,
      client: 'api_client',
    });
    const add = (path: string, body: object) =>
      call(`${dashboard.url}/api/v1${path}`, body, data.accessToken);
    const page = await dashboard.open();
    await signIn(page, dashboard.url);
    const sidebar = page.getByRole('navigation', { name: 'Main navigation' });
    const entry = (name: string | RegExp) => sidebar.getByRole('link', { name });
    const marked = (name: string | RegExp) => entry(name).and(page.locator('[aria-current=page]')).waitFor();
    await marked(/^All open, [34] unread/);
    expect(await sidebar.getByText('By number').count()).toBe(0);
    await page.locator('html[data-connection=live]').waitFor();
    await add('/views', { name: 'Held back', filters: { heldBack: 'true' } });
    const { pnid, token, appSecret, wabaId, verifyToken } = await call<TestNumber>(
      `${dashboard.sandboxUrl}/sandbox/numbers`,
      { verifiedName: 'Riad' },
    );
    await add('/sessions', {
      ...{ engine: 'cloud', name: 'Riad', phoneNumberId: pnid, wabaId, accessToken: token },
      ...{ appSecret, verifyToken, graphBaseUrl: dashboard.sandboxUrl },
    });
    await entry(/^Unassigned, [34] unread/).click();
    await page.waitForURL('**/inbox?assignee=none');
    await entry('Riad').click();
    await page.waitForURL('**/inbox?assignee=none&session=*');
    await marked('Unassigned');
    await page.getByText('No conversations', { exact: true }).waitFor();
    await entry('Held back').click();
    await page.waitForURL('**/inbox?state=all&heldBack=true');
    await marked('Held back');
    await page.goBack();
    await marked('Riad');

    await page.getByRole('button', { name: 'Collapse sidebar' }).click();
    await entry('Riad').waitFor({ state: 'hidden' });
    await page.reload();
    await page.locator('html[data-sidebar=icons]').waitFor();
    await entry(/^Inbox/).click();
    await page.waitForURL('**/inbox');
    await page.getByRole('button', { name: 'Expand sidebar' }).click();
    await marked(/^All open/);
    // The default again, so a narrow window has room for the conversations.
    await page.setViewportSize({ width: 1_024, height: 768 });
    await entry('Riad').waitFor({ state: 'hidden' });

    await page.setViewportSize({ width: 360, height: 740 });
    await sidebar.getByText('Notifications', { exact: true }).and(page.locator('[aria-hidden]')).waitFor();
    await page.getByTestId('conversations').getByRole('button').filter({ hasText: 'Julien' }).click();
    await page.getByLabel('Your reply').waitFor();
    await sidebar.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await sidebar.waitFor();
    await page.context().close();
  });

  test('an invited user joins a business and switches to it in every tab', async () => {
    const owner = await call<{ data: { accessToken: string } }>(`${dashboard.url}/api/v1/auth/login`, {
      ...AMAL,
      client: 'api_client',
    });
    const invite = (email: string) =>
      call(`${dashboard.url}/api/v1/invitations`, { email, role: 'agent' }, owner.data.accessToken);
    await invite('yasmine@example.com');
    const guest = await dashboard.open({ locale: 'ar' });
    const link = await dashboard.mailedLink('yasmine@example.com', '/invitation');
    await guest.goto(link);
    await guest.getByRole('heading', { name: 'الانضمام إلى \u2068Café Atlas\u2069' }).waitFor();
    await fill(guest, { name: 'ياسمين', password: 'some words of my own' });
    await guest.waitForURL('**/inbox');
    await guest.goto(link);
    await guest.getByText('هذه الدعوة مستخدمة').waitFor();

    await invite(OWNER.email);
    const page = await dashboard.open();
    await signIn(page, dashboard.url);
    const second = await page.context().newPage();
    await second.goto(`${dashboard.url}/settings`);
    await page.goto(await dashboard.mailedLink(OWNER.email, '/invitation'));
    await page.getByText('You already have an account').waitFor();
    await fill(page, { password: OWNER.password });
    await page.waitForURL('**/inbox');
    // The other tab follows to the other business, and back.
    await second.waitForURL('**/inbox');
    await page.getByRole('button', { name: 'Your profile' }).click();
    await page.getByRole('menuitem', { name: 'Go to Dar Al Baraka' }).click();
    await page.getByTestId('conversations').getByRole('button').filter({ hasText: 'Grace' }).waitFor();
    await second.getByTestId('conversations').getByRole('button').filter({ hasText: 'Grace' }).waitFor();
  });

  test('a mailed link sets a new password once', async () => {
    const page = await dashboard.open();
    await page.goto(`${dashboard.url}/forgot-password`);
    await fill(page, { email: 'yasmine@example.com' });
    await page.getByText('the link is now in the server’s log').waitFor();
    const link = await dashboard.mailedLink('yasmine@example.com', '/reset-password');
    await page.goto(link);
    await fill(page, { password: 'short' });
    await page.locator('input:invalid').waitFor();
    await fill(page, { password: 'other words of my own' });
    await page.getByText('Password set').waitFor();
    await page.goto('about:blank');
    await page.goto(link);
    await fill(page, { password: 'yet other words of mine' });
    await page.getByRole('alert').getByText('This link has already been used').waitFor();
    await signIn(page, dashboard.url, { email: 'yasmine@example.com', password: 'other words of my own' });
  });

  test('public pages are readable without signing in and have a link back', async () => {
    const page = await dashboard.open();
    for (const [path, title] of [
      ['/', 'WaQtor'],
      ['/privacy', 'Privacy · WaQtor'],
      ['/terms', 'Terms · WaQtor'],
      ['/about', 'About · WaQtor'],
      ['/nowhere', 'Page not found · WaQtor'],
    ] as const) {
      await page.goto(`${dashboard.url}${path}`);
      await page.locator('h1').waitFor();
      await titled(page, title);
    }
    await page.getByRole('link', { name: 'Go to home page' }).click();
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await page.reload();
    // The scripts, which would set it again, are loaded.
    await titled(page, 'WaQtor');
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    expect(await page.getByRole('button', { name: 'OK', exact: true }).count()).toBe(0);
  });

  test('the console has no errors', () => {
    expect(dashboard.complaints).toEqual([]);
  });
});
