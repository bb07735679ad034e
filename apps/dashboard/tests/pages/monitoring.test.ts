import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addColleague, OWNER, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { type TestNumber, writeAs } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';

/* The monitoring page: live for administrators, hidden from everyone else. */

const KARIM = { email: 'karim@example.com', password: 'encore une longue phrase' };

describe.skipIf(!hasBrowser)('the monitoring page', () => {
  let dashboard: Dashboard;
  let number: TestNumber;
  beforeAll(async () => {
    dashboard = await openDashboard();
    number = await openBusiness(dashboard);
    await addColleague(dashboard, { ...KARIM, name: 'Karim' });
  });
  afterAll(() => dashboard?.stop());

  async function open(who = OWNER): Promise<Page> {
    const page = await dashboard.open();
    await signIn(page, dashboard.url, who, '/settings/monitoring');
    return page;
  }

  test('shows numbers, sockets and incoming messages live to an admin', async () => {
    const page = await open(OWNER);
    await page.locator('html[data-connection=live]').waitFor();
    await page.getByRole('cell', { name: 'Dar Al Baraka' }).waitFor();
    const received = page.getByRole('region', { name: 'Incoming messages' }).locator('dd').first();
    await expect.poll(() => received.innerText()).toBe('4');
    await writeAs(dashboard.sandboxUrl, number.pnid, 'Omar', 'Bonjour');
    await expect.poll(() => received.innerText()).toBe('5');
    const people = page.getByRole('region', { name: 'Live connections' }).locator('dd').nth(2);
    await expect.poll(() => people.innerText()).toBe('1');
  });

  test('is refused to an agent', async () => {
    const page = await open(KARIM);
    await page.getByText('Only owners and admins can open this page').waitFor();
    expect(await page.getByRole('region', { name: 'Incoming messages' }).count()).toBe(0);
  });
});
