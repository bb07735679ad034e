import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addColleague, OWNER, openBusiness } from './business.ts';
import { type TestNumber, writeAs } from './far-end.ts';
import { signIn } from './sign-in.ts';
import { hasBrowser, openStage, type Stage } from './stage.ts';

/* What administrators see of the machinery, live; and that nobody else sees it. */

const KARIM = { email: 'karim@example.com', password: 'encore une longue phrase' };

describe.skipIf(!hasBrowser)('monitoring', () => {
  let stage: Stage;
  let number: TestNumber;
  beforeAll(async () => {
    stage = await openStage();
    number = await openBusiness(stage);
    await addColleague(stage, { ...KARIM, name: 'Karim' });
  });
  afterAll(() => stage?.stop());

  async function open(who = OWNER): Promise<Page> {
    const page = await stage.open();
    await signIn(page, stage.url, who);
    await page.goto(`${stage.url}/settings/monitoring`);
    return page;
  }

  test('an administrator sees numbers, sockets and what comes in, as it comes', async () => {
    const page = await open(OWNER);
    await page.locator('html[data-connection=live]').waitFor();
    await page.getByRole('cell', { name: 'Dar Al Baraka' }).waitFor();
    const received = page.getByRole('region', { name: 'Coming in' }).locator('dd').first();
    await expect.poll(() => received.innerText()).toBe('4');
    await writeAs(stage.sandboxUrl, number.pnid, 'Omar', 'Bonjour');
    await expect.poll(() => received.innerText()).toBe('5');
    const people = page.getByRole('region', { name: 'Live connections' }).locator('dd').nth(2);
    await expect.poll(() => people.innerText()).toBe('1');
  });

  test('an agent is told that it is not for them', async () => {
    const page = await open(KARIM);
    await page.getByText('Only owners and admins can open this page').waitFor();
    expect(await page.getByRole('region', { name: 'Coming in' }).count()).toBe(0);
  });
});
