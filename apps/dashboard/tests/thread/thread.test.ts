import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { answerEveryKind, openScene, PERSON, type Scene, writeEveryKind } from '../support/every-kind.ts';
import { createGate } from '../support/provide-files.ts';
import { call, type TestNumber } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';
import { threadView } from '../support/thread-view.ts';
import { describeHeaderAndPanel } from './header-and-panel.ts';

/* Reading a conversation: every type of message, and all actions on messages. */

describe.skipIf(!hasBrowser)('the open conversation', () => {
  let dashboard: Dashboard;
  let number: TestNumber;
  let page: Page;
  let scene: Scene;
  let token: string;
  beforeAll(async () => {
    dashboard = await openDashboard();
    number = await openBusiness(dashboard);
    const { data } = await call<{ data: { accessToken: string } }>(
      `${dashboard.url}/api/v1/auth/login`,
      OWNER,
    );
    token = data.accessToken;
    scene = await openScene(dashboard.sandboxUrl, number);
    await writeEveryKind(scene);
    await answerEveryKind(dashboard.url, token, scene.phone);
    page = await dashboard.open({ height: 900 });
    await signIn(page, dashboard.url);
    await page.locator('html[data-connection=live]').waitFor();
  }, 240_000);
  afterAll(() => dashboard?.stop());

  const log = () => page.getByRole('log');
  const row = (name: string) =>
    page.getByTestId('conversations').getByRole('button').filter({ hasText: name });
  const bubble = (text: string) => page.locator('article').filter({ hasText: text });
  const conversationId = () => new URL(page.url()).searchParams.get('conversation') ?? '';

  const { seek, unseenOf, isInView } = threadView(() => page);

  test('opens at the newest message with one request, and offers to jump to the first unread one', async () => {
    await row(PERSON).getByText('All our times').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/v1/') && !pathname.includes('/media/')) asked.push(pathname);
    });
    await row(PERSON).click();
    await log().getByText('All our times').waitFor();
    await expect.poll(() => isInView(log().getByText('All our times'))).toBe(true);
    await page.getByRole('button', { name: /^\d+ unread messages$/ }).click();
    await log().getByText('Unread messages', { exact: true }).waitFor();
    await log().getByText('Hello from the ad!').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^\d+ unread messages$/ }).count()).toBe(0);
    const own = asked.filter((path) => path.includes(conversationId()));
    expect(own.filter((path) => path.endsWith('/timeline'))).toHaveLength(1);
    expect(own.filter((path) => !/\/(timeline|read)$/.test(path))).toEqual([]);

    // If nothing is unread, opening a conversation fetches its messages and nothing else.
    await expect.poll(() => asked.filter((path) => path.endsWith('/bulk'))).toHaveLength(1);
    const personId = conversationId();
    const read = page.waitForResponse(
      (it) => it.url().endsWith('/bulk') && !it.request().postData()?.includes(personId),
    );
    await row('Grace Okafor').click();
    await log().getByText('The lamp arrived').waitFor();
    await read;
    asked.length = 0;
    await row(PERSON).click();
    await log().getByText('All our times').waitFor();
    // The counts follow from the events of the conversation that was read before.
    expect(asked.filter((path) => !path.includes('/unread-count'))).toEqual([]);
  });

  test('shows every message type', async () => {
    const shown = [
      page.getByText('Unsupported message type (hologram)'),
      page.getByText('This message type is not supported'),
      page.getByText('The security code of Salma Idrissi changed'),
      page.getByText('Which day suits you?'),
      page.getByText('My card is 1234'),
      page.getByText('This message was deleted'),
      page.getByText('See you on Sunday'),
      page.getByText('Order with 2 items'),
      page.getByRole('row', { name: 'Total MAD 350.00' }),
      page.getByRole('row', { name: 'Full name Salma' }),
      page.getByRole('row', { name: 'guests Two' }),
      page.getByText('Saturday', { exact: true }),
      page.getByText('Yes, please'),
      page.getByText('Omar Bennani'),
      page.getByRole('link', { name: /Kasbah/ }),
      page.getByRole('img', { name: 'Sticker' }),
      page.getByRole('link', { name: 'Download: offer of November.pdf' }),
      page.getByRole('slider', { name: 'Playback position' }),
      page.getByRole('link', { name: 'Download: Video' }),
      page.getByRole('img', { name: 'The first dune' }),
      page.locator('article p.text-5xl', { hasText: '😍👍' }),
      page.locator('blockquote', { hasText: 'as you wrote' }),
      page.getByRole('link', { name: '+212 612 345 678' }),
      page.getByText('Lamps made by hand'),
    ];
    expect(await unseenOf(shown)).toEqual([]);
    await seek(bubble('See you on Sunday'));
    await bubble('See you on Sunday').getByText('Earlier versions').click();
    await page.getByText('See you on Sonday').waitFor();
  });

  test('plays a voice message with its waveform, by keyboard, at higher speed', async () => {
    const slider = await seek(page.getByRole('slider', { name: 'Playback position' }));
    const note = page.locator('article').filter({ has: page.getByRole('slider') });
    await note.locator('svg[data-bars="48"]').waitFor();
    await note.getByText('0:03', { exact: true }).waitFor();
    await note.getByRole('button', { name: 'Speed 1×' }).click();
    await note.getByRole('button', { name: 'Speed 1.5×' }).click();
    await note.getByRole('button', { name: 'Speed 2×' }).click();
    await page.evaluate(() => {
      const { play } = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.play = function () {
        Object.assign(window, { heard: this });
        return play.call(this);
      };
    });
    await note.getByRole('button', { name: 'Play' }).click();
    await note.getByText('/ 0:03').waitFor();
    /** Seconds actually played; seeking does not count. */
    const playedS = () =>
      page.evaluate(() => {
        const { played } = (window as unknown as { heard: HTMLAudioElement }).heard;
        return played.length > 0 ? played.end(played.length - 1) - played.start(0) : 0;
      });
    await expect.poll(playedS).toBeGreaterThan(1);
    await slider.press('End');
    await note.getByRole('button', { name: 'Play' }).waitFor();
    await slider.press('Home');
    await note.getByText('0:00 / 0:03').waitFor();
    await slider.click();
    await note.getByText(/0:0[12] \/ 0:03/).waitFor();
    await note.getByRole('button', { name: 'Speed 1×' }).click();
    await page.reload();
    await seek(page.getByRole('button', { name: 'Speed 1.5×' }));
  });

  test('shows images full size, one after another, by keyboard', async () => {
    await seek(page.getByRole('img', { name: 'The first dune' }));
    await page.getByRole('button', { name: 'Open image' }).first().click();
    const box = page.getByRole('dialog');
    await page.getByRole('dialog', { name: 'Image 1 of 2' }).getByText('The first dune').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog', { name: 'Image 2 of 2' }).waitFor();
    expect(await box.getByText('The first dune').count()).toBe(0);
    await box.getByRole('button', { name: 'Previous image' }).click();
    const width = () => box.getByRole('img').evaluate((image) => image.getBoundingClientRect().width);
    const before = await width();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect.poll(width).toBeGreaterThan(before);
    await box.getByRole('link', { name: 'Download' }).waitFor();
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'detached' });
  });

  test('shows who reacted, and adds a reaction', async () => {
    await seek(bubble('as you wrote'));
    await page.getByRole('button', { name: 'Reactions: 🙏' }).click();
    await page.getByRole('listitem').filter({ hasText: '🙏' }).getByText(PERSON).waitFor();
    await page.keyboard.press('Escape');
    await bubble('as you wrote').first().hover();
    await page
      .locator('.group')
      .filter({ has: bubble('as you wrote') })
      .getByRole('button', { name: 'Message actions' })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'React' }).click();
    await page.getByRole('button', { name: 'React with ❤️' }).click();
    await page.getByRole('button', { name: 'Reactions: 🙏❤️' }).waitFor();
  });

  test('forwards a message to another conversation', async () => {
    const found = await seek(bubble('See you on Sunday'));
    await found.hover();
    await found.locator('..').getByRole('button', { name: 'Message actions' }).click();
    await page.getByRole('menuitem', { name: 'Forward' }).click();
    const dialog = page.getByRole('dialog', { name: 'Forward message' });
    await dialog.getByRole('button', { name: /Grace Okafor/ }).click();
    await page.getByText('Message forwarded to Grace Okafor').waitFor();
    await row('Grace Okafor').getByText('You: See you on Sunday').waitFor();
  });

  test('jumps to a quoted message, also when it has to be loaded first', async () => {
    const quote = await seek(page.locator('[data-quote]'));
    expect(await quote.innerText()).toContain('My list:');
    const deep = await openScene(dashboard.sandboxUrl, number, 'Deep Thread');
    const first = await deep.write({ type: 'text', text: 'The very first word' });
    for (let n = 1; n <= 180; n += 1) await deep.write({ type: 'text', text: `Line ${n} of many` });
    await deep.write({ type: 'text', text: 'Do you remember?', replyTo: first });
    await row('Deep Thread').getByText('Do you remember?').waitFor();
    await row('Deep Thread').click();
    await log().getByText('Reply to an older message').click();
    const target = log().locator('article').filter({ hasText: 'The very first word' }).first();
    await target.waitFor();
    await expect.poll(() => isInView(target)).toBe(true);
    // A whole day of messages, of which few are in the DOM.
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(1_500);

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await target.hover();
    await target.locator('..').getByRole('button', { name: 'Message actions' }).click();
    await page.getByRole('menuitem', { name: 'Copy link to message' }).click();
    await page.getByText('Link copied').waitFor();
    await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
    await expect.poll(() => isInView(target).catch(() => false)).toBe(true);
    await row('Deep Thread').click();
    await expect.poll(() => new URL(page.url()).searchParams.has('message')).toBe(false);
  });

  test('keeps its scroll position when older messages load, and counts new ones', async () => {
    await row('Grace Okafor').click();
    await log().getByText('The lamp arrived').waitFor();
    await row('Deep Thread').click();
    await log().getByText('Do you remember?').waitFor();
    const connection = createGate();
    await page.route('**/api/v1/auth/ws-ticket', async (route) => {
      await connection.opened;
      await route.continue();
    });
    // The visible line must not move while older ones are loaded, however late they arrive.
    const older = createGate();
    await page.route(/timeline\?.*cursor=/, async (route) => {
      await older.opened;
      await route.continue();
    });
    await page.goto(page.url());
    await log().getByText('Do you remember?').waitFor();
    const loading = page.getByText('Loading older messages');
    const height = () => log().evaluate((element) => element.scrollHeight);
    // Until its rows are measured, the thread stays at its end.
    await expect
      .poll(async () => {
        await log().evaluate((element) => {
          element.scrollTop = 400;
        });
        return loading.count();
      })
      .toBe(1);
    // When the connection becomes live, the thread is fetched anew; older messages are fetched after that.
    const refetched = page.waitForResponse((it) => /\/timeline\?(?!.*cursor=)/.test(it.url()));
    connection.open();
    await refetched;
    await loading.waitFor();
    const line = log().locator('article').nth(8);
    const id = await line.getAttribute('data-message');
    const top = () => page.locator(`[data-message="${id}"]`).evaluate((it) => it.getBoundingClientRect().top);
    const [heightBefore, topBefore] = [await height(), await top()];
    older.open();
    await loading.waitFor({ state: 'detached' });
    await expect.poll(height).toBeGreaterThan(heightBefore + 1_000);
    await expect.poll(async () => Math.abs((await top()) - topBefore)).toBeLessThan(2);
    const deep = await call<{ phone: string; name: string }[]>(`${dashboard.sandboxUrl}/sandbox/people`);
    const phone = deep.find(({ name }) => name === 'Deep Thread')?.phone ?? '';
    for (const text of ['Still there?', 'Hello?'])
      await call(`${dashboard.sandboxUrl}/sandbox/people/${phone}/messages`, {
        pnid: number.pnid,
        type: 'text',
        text,
      });
    await page.getByRole('button', { name: '2 new messages' }).click();
    await log().getByText('Hello?').waitFor();
    await expect.poll(() => isInView(log().getByText('Hello?'))).toBe(true);
  });

  test('shows live who changed it, the earlier of many changes folded', async () => {
    const change = (action: object) => {
      const body = { conversationIds: [conversationId()], ...action };
      return call(`${dashboard.url}/api/v1/conversations/bulk`, body, token);
    };
    for (const day of [11, 12, 13, 14]) await change({ action: 'snooze', until: `2031-05-${day}T09:00:00Z` });
    await log()
      .getByText(/^Snoozed by Nadia until .*14/)
      .waitFor();
    await change({ action: 'resolve' });
    await log().getByText('Resolved by Nadia').waitFor();
    const snoozes = log().getByText(/^Snoozed by Nadia until/);
    expect(await snoozes.count()).toBe(0);
    await page.getByRole('button', { name: 'Show 4 earlier changes' }).click();
    await expect.poll(() => snoozes.count()).toBe(4);
    await page.getByRole('button', { name: 'Hide earlier changes' }).click();
    await expect.poll(() => snoozes.count()).toBe(0);
    const people = await call<{ phone: string; name: string }[]>(`${dashboard.sandboxUrl}/sandbox/people`);
    const phone = people.find(({ name }) => name === 'Deep Thread')?.phone ?? '';
    const text = { pnid: number.pnid, type: 'text', text: 'One more thing' };
    await call(`${dashboard.sandboxUrl}/sandbox/people/${phone}/messages`, text);
    await log().getByText('Reopened by a message from the customer').waitFor();
    await expect.poll(() => isInView(log().getByText('Reopened by a message from the customer'))).toBe(true);
  });

  test('shows when each status was reached', async () => {
    await page.getByLabel('Your reply').fill('Yes, I do');
    await page.keyboard.press('Enter');
    await bubble('Yes, I do').locator('[data-status=read]').waitFor();
    await bubble('Yes, I do').getByRole('button', { name: 'Read' }).focus();
    const times = page.getByRole('tooltip');
    for (const step of ['Created', 'Delivered', 'Read'])
      expect(await times.getByRole('row').filter({ hasText: step }).innerText()).toMatch(/\d:\d\d:\d\d/);
    await page.keyboard.press('Escape');
    await times.waitFor({ state: 'detached' });
  });

  test('explains why a message failed and what to do, also after it looked sent', async () => {
    const people = await call<{ phone: string; name: string }[]>(`${dashboard.sandboxUrl}/sandbox/people`);
    const to = people.find(({ name }) => name === 'Deep Thread')?.phone;
    // Messages of this person only: a read receipt in flight is not a message.
    const fault = (effect: object) =>
      call(`${dashboard.sandboxUrl}/sandbox/faults`, { match: { pnid: number.pnid, to, count: 1 }, effect });
    await fault({ error: 131047 });
    await page.getByLabel('Your reply').fill('Too late');
    await page.keyboard.press('Enter');
    await bubble('Too late').getByText('Send an approved template instead').waitFor();
    await bubble('Too late').getByText('131047').waitFor();
    // The window has closed earlier than the dashboard expected; a message from the customer opens it again.
    await page.getByText('You can only send an approved template').waitFor();
    await call(`${dashboard.sandboxUrl}/sandbox/people/${to}/messages`, {
      pnid: number.pnid,
      type: 'text',
      text: 'I am back',
    });

    await fault({ failStatus: 131026 });
    await page.getByLabel('Your reply').fill('Nobody there');
    await page.keyboard.press('Enter');
    await bubble('Nobody there').getByText('cannot be reached on WhatsApp').waitFor();
    await bubble('Nobody there').getByRole('button', { name: 'View contact' }).waitFor();
    await bubble('Nobody there').getByRole('button', { name: 'Resend' }).click();
    await bubble('Nobody there').locator('[data-status=read]').waitFor();
    await expect.poll(() => bubble('Nobody there').getByText('cannot be reached').count()).toBe(0);
  });

  test('shows that a conversation does not exist, with a link back', async () => {
    await page.goto(`${dashboard.url}/inbox?conversation=con_${'0'.repeat(32)}`);
    await page.getByText('Conversation not found').waitFor();
    await page.getByRole('button', { name: 'Back to the inbox' }).click();
    await row(PERSON).waitFor();
  });

  describeHeaderAndPanel(() => ({ dashboard, number, page }));
});
