import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { call } from '../support/sandbox-client.ts';

/*
 * The first steps of a new user with nothing but the server: the choice of a number, a simulated number, a
 * message in and a reply out.
 */

describe.skipIf(!hasBrowser)('a new user', () => {
  let dashboard: Dashboard;
  let page: Page;
  let phone: Page;
  beforeAll(async () => {
    dashboard = await openDashboard({ ownSandbox: true });
    page = await dashboard.open();
  });
  afterAll(() => dashboard?.stop());

  const disabledReason = (reason: string) => async () => {
    await page.route('**/api/v1/sandbox', (route) =>
      route.fulfill({
        json: { success: true, data: { status: 'disabled', disabledReason: reason, error: null } },
      }),
    );
    await page.reload();
  };

  test('creates the owner account and chooses how to start', async () => {
    await page.goto(dashboard.setupLink);
    await page.getByLabel('Business name').fill('Dar Al Baraka');
    await page.getByLabel('Your name').fill('Nadia');
    await page.getByLabel('E-mail').fill(OWNER.email);
    await page.getByLabel('New password').fill(OWNER.password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.waitForURL('**/welcome');
    await page.getByRole('heading', { name: 'Try it with a simulated number' }).waitFor();
    await page.getByRole('heading', { name: 'Connect number' }).waitFor();
  });

  test('is told that simulated numbers are unavailable, and connects a real one', async () => {
    await disabledReason('publicly_reachable')();
    await page.getByText('on a server that other machines can reach').waitFor();
    expect(await page.getByRole('button', { name: 'Create simulated number' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Choose how to connect' }).click();
    await page.getByText('on a server that other machines can reach').waitFor();
    expect(await page.getByRole('link', { name: 'Sandbox' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Cloud API' }).click();
    await page.getByLabel('Phone number ID').waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    await page.goto(`${dashboard.url}/welcome`);
  });

  test('sends a message as a customer, sees it arrive, and sees the reply on the simulated phone', async () => {
    await page.getByRole('button', { name: 'Create simulated number' }).click();
    await page.getByText('Number ready: Simulated number').waitFor();
    await page.getByText('Simulated', { exact: true }).waitFor();
    await page.getByText('Waiting for the first message').waitFor();
    await page.locator('html[data-connection=live]').waitFor();
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Write as a customer' }).click();
    phone = await opened;
    const field = phone.getByLabel('Write as this customer');
    if (!(await field.isVisible())) await phone.getByText('Amina Haddad').first().click();
    await field.fill('Do you deliver to Fes?');
    await phone.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('The message has arrived.').waitFor();
    await page.getByRole('link', { name: 'Go to inbox' }).click();
    await page.getByTestId('conversations').getByRole('button').filter({ hasText: 'Amina Haddad' }).click();
    await page.getByText('replies do not reach real customers').waitFor();
    await page.getByLabel('Your reply').fill('We do, tomorrow.');
    await page.keyboard.press('Enter');
    await page.locator('article [data-status=read]').waitFor();
    await phone.locator('#thread').getByText('We do, tomorrow.').waitFor();
  });

  test('is told that the sandbox has stopped, and restarts it', async () => {
    const sandbox = new URL(phone.url()).origin;
    await phone.close();
    await page.goto(`${dashboard.url}/sessions`);
    await page.getByText('Connected', { exact: true }).waitFor();
    await page.locator('html[data-connection=live]').waitFor();
    const { pid } = await call<{ pid: number }>(`${sandbox}/sandbox`);
    process.kill(pid, 'SIGKILL');
    await page.getByText('The sandbox is not running').waitFor();
    await page.getByRole('button', { name: 'Restart sandbox' }).click();
    await page.getByText('Connected', { exact: true }).waitFor();
    await expect.poll(() => page.getByText('The sandbox is not running').count()).toBe(0);
    expect(dashboard.complaints).toEqual([]);
  });
});
