import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addColleague, OWNER } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { call, type TestNumber, writeAs } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';

/*
 * Sessions in a real browser: a simulated number with one click, a Cloud API number step by step, automatic
 * replies, and deletion.
 */

const AGENT = { email: 'youssef@example.com', password: 'une autre longue phrase', name: 'Youssef' };

describe.skipIf(!hasBrowser)('the numbers pages', () => {
  let dashboard: Dashboard;
  let page: Page;
  beforeAll(async () => {
    dashboard = await openDashboard();
    const setupToken = new URL(dashboard.setupLink).hash.replace('#token=', '');
    await call(`${dashboard.url}/api/v1/auth/register`, {
      ...OWNER,
      name: 'Nadia',
      businessName: 'Dar Al Baraka',
      setupToken,
    });
    page = await dashboard.open();
    await signIn(page, dashboard.url);
  });
  afterAll(() => dashboard?.stop());

  const numbers = () => call<TestNumber[]>(`${dashboard.sandboxUrl}/sandbox/numbers`);

  test('explain what to do without a number, and create a simulated number that receives messages', async () => {
    await page.goto(`${dashboard.url}/sessions`);
    await page.getByText('No numbers yet').waitFor();
    await page.getByRole('link', { name: 'Connect number' }).click();
    await page.getByText('Not available yet').first().waitFor();
    await page.getByRole('link', { name: 'Sandbox' }).click();
    await page.getByLabel('Name').fill('Try-out');
    await page.getByRole('button', { name: 'Create number' }).click();
    await page.getByText('Number ready: Try-out').waitFor();
    const [number] = await numbers();
    const customer = page.getByRole('link', { name: 'Write as a customer' });
    expect(await customer.getAttribute('href')).toBe(`${dashboard.sandboxUrl}/?pnid=${number?.pnid}`);
    await page.getByRole('link', { name: 'View number' }).click();
    await page.getByRole('heading', { name: 'Try-out' }).waitFor();
    await page.getByText('Never').waitFor();
    await page.locator('html[data-connection=live]').waitFor();
    await writeAs(dashboard.sandboxUrl, number?.pnid ?? '', 'Amal', 'السلام عليكم');
    await page.getByText('Never').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Statistics' }).click();
    await page.getByRole('img', { name: /at most 1 on one day/ }).waitFor();
  });

  test('enable the greeting message, and refuse one without a text', async () => {
    await page.getByRole('link', { name: 'Automatic replies' }).click();
    const form = page.locator('form').filter({ has: page.getByText('Greeting message', { exact: true }) });
    await form.getByLabel('Send a greeting message').check();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByRole('alert').waitFor();
    await form.getByLabel('Text (English)').fill('Welcome to Dar Al Baraka');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const [number] = await numbers();
    await writeAs(dashboard.sandboxUrl, number?.pnid ?? '', 'Grace', 'Hello?');
    await page.goto(`${dashboard.url}/inbox`);
    await page.getByTestId('conversations').getByRole('button').filter({ hasText: 'Grace' }).click();
    await page.getByRole('log').getByText('Welcome to Dar Al Baraka').waitFor();
  });

  test('save working hours with two intervals and a closed date', async () => {
    await openNumber('Try-out', 'Automatic replies');
    const form = page.locator('form').filter({ has: page.getByText('Business hours', { exact: true }) });
    await form.getByLabel('Set business hours').check();
    await form.getByLabel('Time zone').selectOption('Africa/Casablanca');
    await form.getByRole('button', { name: 'Add hours' }).first().click();
    await form.getByLabel('Closed on').fill('2027-01-01');
    await form.getByRole('button', { name: 'Add date', exact: true }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).last().waitFor();
    await page.reload();
    await expect.poll(() => form.getByLabel('Time zone').inputValue()).toBe('Africa/Casablanca');
    await expect.poll(() => form.getByLabel('From').count()).toBe(6);
    await form.getByRole('button', { name: 'Remove Jan 1, 2027' }).waitFor();
  });

  test('connect a real number, with an error for each invalid field, then show the webhook URL', async () => {
    const number = await call<TestNumber>(`${dashboard.sandboxUrl}/sandbox/numbers`, {
      verifiedName: 'Riad',
    });
    await page.goto(`${dashboard.url}/sessions/new?engine=cloud`);
    await page.getByLabel('Name').fill('Riad');
    await page.getByLabel('Phone number ID').fill(number.pnid);
    await page.getByLabel('WhatsApp Business Account ID').fill(number.wabaId);
    await page.getByLabel('Access token').fill('wrong');
    await page.getByLabel('App secret').fill('not-the-secret');
    await page.getByText('Advanced').click();
    await page.getByLabel('Graph API address').fill(dashboard.sandboxUrl);
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('Meta rejected this token').waitFor();
    expect(await page.getByLabel('Access token').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Access token').fill(number.token);
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('This secret belongs to another app').waitFor();
    await page.getByLabel('App secret').fill(number.appSecret);
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('Connection works:').waitFor();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('Number connected: Riad').waitFor();
    await expect
      .poll(() => page.getByLabel('Webhook URL').first().inputValue())
      .toMatch(/\/webhooks\/whatsapp\/ses_/);
    await expect.poll(() => page.getByLabel('Verify token').first().inputValue()).toMatch(/^[\w-]{40,}$/);
  });

  test('are read-only for an agent', async () => {
    await addColleague(dashboard, AGENT);
    const agent = await dashboard.open();
    await signIn(agent, dashboard.url, AGENT, '/sessions');
    await agent.getByRole('main').getByRole('link', { name: 'Riad' }).click();
    await agent.getByText('Only owners and admins can edit this page').waitFor();
    await agent.getByRole('link', { name: 'Settings', exact: true }).last().click();
    expect(await agent.getByLabel('Messages per second').isDisabled()).toBe(true);
    expect(await agent.getByRole('button', { name: /Save|Delete|Restart/ }).count()).toBe(0);
    await agent.goto(`${dashboard.url}/sessions/new`);
    await agent.getByText('Only owners and admins can connect numbers').waitFor();
    await agent.context().close();
  });

  test('delete a number after its name is typed and the consequences are shown', async () => {
    await openNumber('Try-out', 'Settings');
    await page.getByRole('button', { name: 'Delete number…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Conversations').waitFor();
    await dialog.getByLabel(/to confirm/).fill('try');
    const forever = dialog.getByRole('button', { name: 'Delete number' });
    expect(await forever.isDisabled()).toBe(true);
    await dialog.getByLabel(/to confirm/).fill('Try-out');
    await forever.click();
    await page.getByText('Number deleted: Try-out').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Riad' }).waitFor();
    await expect.poll(() => page.getByRole('main').getByRole('link', { name: 'Try-out' }).count()).toBe(0);
    expect(dashboard.complaints).toEqual([]);
  });

  async function openNumber(name: string, part: string): Promise<void> {
    await page.goto(`${dashboard.url}/sessions`);
    await page.getByRole('main').getByRole('link', { name }).click();
    await page.getByRole('navigation', { name: 'Number sections' }).getByRole('link', { name: part }).click();
  }
});
