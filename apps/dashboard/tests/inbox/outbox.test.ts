import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { call, type TestNumber } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';

/*
 * Actions taken while the server is down wait, are sent in order when it is back, and take effect once;
 * verified by the sandbox's ledger. Without a server the installed app shows its offline page.
 */

describe.skipIf(!hasBrowser)('the outbox while the server is unreachable', () => {
  let dashboard: Dashboard;
  let page: Page;
  let number: TestNumber;
  beforeAll(async () => {
    dashboard = await openDashboard();
    number = await openBusiness(dashboard);
    page = await dashboard.open();
    await signIn(page, dashboard.url);
    await row('Grace Okafor').click();
    await page.locator('article').first().waitFor();
    await page.locator('html[data-connection=live]').waitFor();
  });
  afterAll(() => dashboard?.stop());

  /** The retry delay may have grown to 30 s by then; an `online` event ends it. */
  const isBack = async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.locator('html[data-connection=live]').waitFor();
  };
  const row = (name: string) =>
    page.getByTestId('conversations').getByRole('button').filter({ hasText: name });
  const log = () => page.getByRole('log');
  const answer = () => page.getByLabel('Your reply');
  const waiting = () => page.getByText(/actions? (is|are) waiting/);
  async function say(text: string): Promise<void> {
    await answer().fill(text);
    await page.keyboard.press('Enter');
    await log().getByText(text).waitFor();
  }
  /** Messages that arrived on the customer's phone, in order; the ledger counts what WhatsApp accepted. */
  async function taken(): Promise<string[]> {
    const people = await call<{ name: string; phone: string }[]>(`${dashboard.sandboxUrl}/sandbox/people`);
    const phone = people.find(({ name }) => name === 'Grace Okafor')?.phone;
    const url = `${dashboard.sandboxUrl}/sandbox/people/${phone}/messages?pnid=${number.pnid}`;
    const messages = (await call<object[]>(url)).map((it) => JSON.stringify(it));
    const { sends } = await call<{ sends: unknown[] }>(`${dashboard.sandboxUrl}/sandbox/ledger?list=sends`);
    expect(sends).toHaveLength(messages.length - 1);
    return messages;
  }
  const timesOf = async (text: string) => (await taken()).filter((it) => it.includes(text)).length;

  test('sends messages and actions in order once the server is back, each once', async () => {
    await dashboard.withoutServer(async () => {
      await page.locator('html[data-connection=away]').waitFor();
      await say('A new shade leaves today');
      await say('It will be there on Friday');
      await page.getByRole('button', { name: 'Resolve', exact: true }).click();
      await page.getByRole('status').getByText('3 actions are waiting').waitFor();
    });
    await isBack();
    await page.getByRole('button', { name: 'Reopen', exact: true }).waitFor();
    await page.locator('article [data-status=read]').nth(1).waitFor();
    await expect.poll(() => waiting().count()).toBe(0);
    const order = (await taken()).flatMap((it) => /(A new shade|It will be there)/.exec(it)?.[1] ?? []);
    expect(order).toEqual(['A new shade', 'It will be there']);
    expect(await log().getByText('A new shade').count()).toBe(1);
    expect(await log().getByText('It will be there').count()).toBe(1);
    await page.getByRole('button', { name: 'Reopen', exact: true }).click();
    await row('Grace Okafor').waitFor();
  });

  test('shows the problem in a conversation opened meanwhile, and its messages once the server is back', async () => {
    await dashboard.withoutServer(async () => {
      await page.locator('html[data-connection=away]').waitFor();
      await row('Julien Marchand').click();
      await page.waitForURL('**conversation=**');
      await page.getByRole('alert').getByText('Cannot reach the server').waitFor();
      expect(await page.locator('article').count()).toBe(0);
    });
    await isBack();
    await page.locator('article').getByText('Bonjour').waitFor();
    await row('Grace Okafor').click();
    await log().getByText('A new shade').waitFor();
  });

  test('sends a message whose page was closed from the next page of its author', async () => {
    const conversation = page.url();
    await dashboard.withoutServer(async () => {
      await page.locator('html[data-connection=away]').waitFor();
      await say('Written before the lid was closed');
      await page.getByRole('button', { name: 'Resolve', exact: true }).click();
      await page.getByRole('status').getByText('2 actions are waiting').waitFor();
      const next = await page.context().newPage();
      await page.close();
      page = next;
    });
    // The page does not matter: the conversation's earlier actions are sent first.
    await page.goto(`${dashboard.url}/notifications`);
    await expect.poll(() => timesOf('before the lid')).toBe(1);
    await expect.poll(() => waiting().count()).toBe(0);
    await page.goto(conversation);
    await page.getByRole('button', { name: 'Reopen', exact: true }).click();
    await row('Grace Okafor').waitFor();
    await log().getByText('Written before the lid').waitFor();
    expect(await log().getByText('Written before the lid').count()).toBe(1);
  });

  test('sends a message once if its confirmation was lost', async () => {
    let losses = 2;
    await page.route('**/api/v1/messages/send', async (route) => {
      const response = await route.fetch();
      losses -= 1;
      if (losses < 0) await route.fulfill({ response });
      else await route.abort();
    });
    await say('Counted once, whatever was lost');
    await expect.poll(() => losses).toBeLessThan(0);
    await expect.poll(() => waiting().count()).toBe(0);
    await page.locator('article').filter({ hasText: 'Counted once' }).locator('[data-status=read]').waitFor();
    expect(await timesOf('Counted once')).toBe(1);
    expect(await log().getByText('Counted once').count()).toBe(1);
    await page.unroute('**/api/v1/messages/send');
  });

  test('does not treat an accepted message as refused if it cannot be read', async () => {
    const error = { code: 'internal_error', message: 'No', details: null, docUrl: '', requestId: '' };
    const isRead = /\/api\/v1\/messages\/msg_\w+$/;
    await page.route(isRead, (route) => route.fulfill({ status: 500, json: { success: false, error } }));
    await say('Accepted is accepted');
    await expect.poll(() => timesOf('Accepted is accepted')).toBe(1);
    await page
      .locator('article')
      .filter({ hasText: 'Accepted is accepted' })
      .locator('[data-status=read]')
      .waitFor();
    await expect.poll(() => answer().inputValue()).toBe('');
    expect(await log().getByText('Accepted is accepted').count()).toBe(1);
    await page.unroute(isRead);
  });

  test('restores a draft completely, and once, if it is refused after its page was closed', async () => {
    const context = page.context();
    const question = page.locator('article').filter({ hasText: 'The lamp arrived' });
    await question.hover();
    await question.locator('..').getByRole('button', { name: 'Message actions' }).click();
    await page.getByRole('menuitem', { name: 'Reply' }).click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'bill.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7 a bill'),
      });
    await page.getByRole('progressbar').first().waitFor({ state: 'detached' });
    const path = '**/api/v1/messages/send';
    // The server is stopped, because a request held back by a route would continue when its page is closed.
    await dashboard.withoutServer(async () => {
      await page.locator('html[data-connection=away]').waitFor();
      await say('Whole, and once');
      await page.getByRole('status').getByText('1 action is waiting').waitFor();
      const next = await context.newPage();
      await page.close();
      page = next;
    });
    const error = { code: 'window_closed', message: 'Closed', details: null, docUrl: '', requestId: '' };
    await context.route(path, (route) => route.fulfill({ status: 422, json: { success: false, error } }));
    await page.goto(`${dashboard.url}/inbox`);
    await page.getByRole('alert').getByText('could not be sent').waitFor();
    await row('Grace Okafor').click();
    await expect.poll(() => answer().inputValue()).toBe('Whole, and once');
    await page.getByRole('list', { name: 'Files to send' }).getByText('bill.pdf').waitFor();
    await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'bill.pdf' }).count()).toBe(1);
    await page.getByText('Replying to Grace Okafor').waitFor();
    expect(await timesOf('Whole, and once')).toBe(0);
    await context.unroute(path);
    await page.getByRole('button', { name: 'Remove bill.pdf' }).click();
    await answer().fill('');
  });

  test('returns a message that is refused later to its author', async () => {
    let isFirst = true;
    const error = { code: 'window_closed', message: 'Closed', details: null, docUrl: '', requestId: '' };
    await page.route('**/api/v1/messages/send', async (route) => {
      if (isFirst) await route.abort();
      else await route.fulfill({ status: 422, json: { success: false, error } });
      isFirst = false;
    });
    await answer().fill('Too late for this one');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('could not be sent').waitFor();
    await expect.poll(() => answer().inputValue()).toBe('Too late for this one');
    await expect.poll(() => log().getByText('Too late').count()).toBe(0);
    expect(await timesOf('Too late')).toBe(0);
    await page.unroute('**/api/v1/messages/send');
  });

  test('also queues reactions, tags and retries', async () => {
    const effect = { failStatus: 131026 };
    await call(`${dashboard.sandboxUrl}/sandbox/faults`, { match: { pnid: number.pnid, count: 1 }, effect });
    await say('Nobody there at first');
    const failed = page.locator('article').filter({ hasText: 'Nobody there at first' });
    await failed.getByRole('button', { name: 'Resend' }).waitFor();
    const question = page.locator('.group').filter({ hasText: 'The lamp arrived' }).first();
    const menu = question.getByRole('button', { name: 'Message actions' });
    await page.getByRole('button', { name: /^Grace Okafor.*Details/ }).click();
    await page.getByRole('combobox', { name: 'Add tag' }).waitFor();
    // A menu's code is loaded when it is first hovered.
    await question.hover();
    await menu.click();
    await page.getByRole('menuitem', { name: 'React' }).waitFor();
    await page.keyboard.press('Escape');
    await dashboard.withoutServer(async () => {
      await page.locator('html[data-connection=away]').waitFor();
      await failed.getByRole('button', { name: 'Resend' }).click();
      await question.hover();
      await menu.click();
      await page.getByRole('menuitem', { name: 'React' }).click();
      await page.getByRole('button', { name: 'React with 🙏' }).click();
      await page.getByRole('combobox', { name: 'Add tag' }).fill('Broken');
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByText('3 actions are waiting').waitFor();
    });
    await isBack();
    await page.getByRole('button', { name: 'Remove “Broken”' }).waitFor();
    await page.getByRole('button', { name: 'Reactions: 🙏' }).waitFor();
    await failed.locator('[data-status=read]').waitFor();
    await expect.poll(() => waiting().count()).toBe(0);
  });

  test('is part of an installable app with an offline page and no stale responses', async () => {
    const app = await dashboard.open({ locale: 'ar', hasWorker: true });
    await signIn(app, dashboard.url);
    await app.evaluate(() => navigator.serviceWorker.ready);
    await app.reload();
    await app.locator('html[data-connection=live]').waitFor();
    const kept = () =>
      app.evaluate(async () => {
        const names = await caches.keys();
        const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return all.flat().map(({ url }) => new URL(url).pathname);
      });
    await expect
      .poll(async () => (await kept()).some((path) => path.startsWith('/_next/static/')))
      .toBe(true);
    const others = (await kept()).filter(
      (path) => !/^\/(_next\/static\/.|offline(?:\.js)?$|icon\.svg)/.test(path),
    );
    expect(others).toEqual([]);
    await dashboard.withoutServer(async () => {
      await app.goto(`${dashboard.url}/settings`);
      await app.getByRole('heading', { name: 'أنت غير متصل' }).waitFor();
      expect(await app.locator('html').getAttribute('dir')).toBe('rtl');
    });
    await app.getByRole('link', { name: 'إعادة المحاولة' }).click();
    await app.getByRole('heading', { name: 'الإعدادات' }).waitFor();
    const { icons } = await call<{ icons: { src: string; sizes: string; purpose: string }[] }>(
      `${dashboard.url}/manifest.webmanifest`,
    );
    for (const { src } of icons) expect((await fetch(`${dashboard.url}${src}`)).status).toBe(200);
    expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toContain('512x512 maskable');
  });
});
