import { until } from '@waqtor/testing/until';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { call, type TestNumber, writeAs } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';

/* Notifications: the list, the bell, the title, sounds and browser notifications. */

const LEILA = { email: 'leila@example.com', password: 'somewhere over the rainbow' };

describe.skipIf(!hasBrowser)('notifications', () => {
  let dashboard: Dashboard;
  let page: Page;
  let token: string;
  let leilaId: string;
  let number: TestNumber;
  let conversations: { id: string; name: string; phone: string }[];
  beforeAll(async () => {
    dashboard = await openDashboard();
    number = await openBusiness(dashboard);
    token = await tokenOf(OWNER);
    await call(`${dashboard.url}/api/v1/invitations`, { email: LEILA.email, role: 'agent' }, token);
    const link = new URL(await dashboard.mailedLink(LEILA.email, '/invitation'));
    const joined = await call<{ data: { user: { id: string } } }>(`${dashboard.url}/api/v1/auth/register`, {
      ...LEILA,
      name: 'Leila',
      invitationToken: link.hash.replace('#token=', ''),
    });
    leilaId = joined.data.user.id;
    const { data } = await call<{ data: { id: string; contact: { displayName: string; phone: string } }[] }>(
      `${dashboard.url}/api/v1/conversations?limit=10`,
      undefined,
      token,
    );
    conversations = data.map(({ id, contact }) => ({
      id,
      name: contact.displayName,
      phone: contact.phone.replace('+', ''),
    }));
    page = await openFor(LEILA);
  });
  afterAll(() => dashboard?.stop());

  async function tokenOf(who: typeof OWNER): Promise<string> {
    const body = { ...who, client: 'api_client' };
    return (await call<{ data: { accessToken: string } }>(`${dashboard.url}/api/v1/auth/login`, body)).data
      .accessToken;
  }
  async function openFor(who: typeof OWNER): Promise<Page> {
    const opened = await dashboard.open();
    // Record the browser's notifications and sounds instead of showing them.
    await opened.context().addInitScript(() => {
      const heard = window as unknown as { told: string[]; notes: number };
      heard.told = [];
      heard.notes = 0;
      class Recorder {
        static permission = localStorage.getItem('allowed') ?? 'default';
        static async requestPermission(): Promise<string> {
          localStorage.setItem('allowed', 'granted');
          Recorder.permission = 'granted';
          return 'granted';
        }
        onclick?: () => void;
        constructor(title: string, { body }: { body: string }) {
          heard.told.push(`${title}: ${body}`);
          (window as unknown as { last: Recorder }).last = this;
        }
        close(): void {}
      }
      Object.assign(window, { Notification: Recorder });
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (when) {
        heard.notes += 1;
        start.call(this, when);
      };
    });
    await signIn(opened, dashboard.url, who);
    await opened.locator('html[data-connection=live]').waitFor();
    return opened;
  }
  const toldTo = (of: Page) => of.evaluate(() => (window as unknown as { told: string[] }).told);
  async function give(place: number): Promise<void> {
    const { status } = await fetch(
      `${dashboard.url}/api/v1/conversations/${conversations[place]?.id}/assign`,
      {
        method: 'PATCH',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ assigneeId: leilaId }),
      },
    );
    expect(status).toBe(200);
  }
  const unread = (of: Page, count: number) =>
    of.getByRole('link', {
      name: count === 0 ? 'Notifications' : `Notifications, ${count} unread`,
      exact: true,
    });
  const line = (name: string) => page.getByRole('article').filter({ hasText: name });

  test('appear live: on the bell and in the list', async () => {
    await page.goto(`${dashboard.url}/notifications`);
    await page.getByText('No notifications').waitFor();
    await page.locator('html[data-connection=live]').waitFor();
    await give(0);
    await unread(page, 1).waitFor();
    await page.getByRole('article').getByText('assigned a conversation to you').waitFor();
    await give(1);
    await give(2);
    await unread(page, 3).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('article').length === 3);
  });

  test('the title and the inbox entry count unread conversations that wait for the user', async () => {
    const { id, name } = conversations[0] ?? { id: '', name: '' };
    expect(name).not.toBe('');
    const act = (action: string) =>
      call(`${dashboard.url}/api/v1/conversations/bulk`, { action, conversationIds: [id] }, token);
    const waiting = async () => {
      const url = `${dashboard.url}/api/v1/views/unread-counts`;
      return (await call<{ data: { inbox: number } }>(url, undefined, await tokenOf(LEILA))).data.inbox;
    };
    await act('reopen');
    for (const action of ['mark_unread', 'mark_read', 'mark_unread']) {
      await act(action);
      const count = await waiting();
      if (action === 'mark_unread') expect(count).toBeGreaterThan(0);
      const title = count === 0 ? 'Notifications · WaQtor' : `(${count}) Notifications · WaQtor`;
      await page.waitForFunction((wanted) => document.title === wanted, title);
      const entry = count === 0 ? 'Inbox' : `Inbox, ${count} unread conversation${count === 1 ? '' : 's'}`;
      await page.getByRole('link', { name: entry, exact: true }).waitFor();
    }
    await act('mark_read');
  });

  test('are marked read, filtered, opened and deleted, in every window', async () => {
    const other = await page.context().newPage();
    await other.goto(`${dashboard.url}/notifications`);
    await line(conversations[1]?.name ?? '')
      .getByRole('button', { name: 'Mark as read' })
      .click();
    await unread(other, 2).waitFor();
    await page.getByRole('button', { name: 'Unread' }).click();
    await page.waitForFunction(() => document.querySelectorAll('article').length === 2);
    await page.getByLabel('Type').selectOption('mention');
    await page.getByText('No matching notifications').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await line(conversations[1]?.name ?? '')
      .getByRole('button', { name: 'Delete' })
      .click();
    await other.waitForFunction(() => document.querySelectorAll('article').length === 2);
    await line(conversations[2]?.name ?? '')
      .getByRole('link')
      .click();
    await page.waitForURL(`**/inbox?*conversation=${conversations[2]?.id}`);
    await unread(other, 1).waitFor();
    await other.getByRole('button', { name: 'Mark all as read' }).click();
    await unread(page, 0).waitFor();
    await other.close();
  });

  test('show an error and are restored when a change fails', async () => {
    await page.goto(`${dashboard.url}/notifications`);
    await line(conversations[0]?.name ?? '').waitFor();
    await page.route('**/api/v1/notifications/ntf_*', (route) => route.abort());
    await line(conversations[0]?.name ?? '')
      .getByRole('button', { name: 'Delete' })
      .click();
    await page.getByText('Cannot reach the server').waitFor();
    await line(conversations[0]?.name ?? '').waitFor();
    await page.unroute('**/api/v1/notifications/ntf_*');
  });

  test('are shown by the browser if allowed, by one tab only, and open their conversation', async () => {
    await page.goto(`${dashboard.url}/settings/notifications`);
    await page.getByText('Notifications are not allowed in this browser yet.').waitFor();
    await page.getByRole('button', { name: 'Allow notifications' }).click();
    await page.getByText('Notifications are allowed in this browser.').waitFor();
    await page.locator('html[data-connection=live]').waitFor();
    const second = await page.context().newPage();
    await second.goto(`${dashboard.url}/sessions`);
    await second.locator('html[data-connection=live]').waitFor();
    await give(3);
    await page.waitForFunction(() => (window as unknown as { told: string[] }).told.length === 1);
    await unread(second, 1).waitFor();
    expect(await toldTo(second)).toEqual([]);
    await page.waitForFunction(() => (window as unknown as { notes: number }).notes === 2);
    await page.evaluate(() => (window as unknown as { last: { onclick(): void } }).last.onclick());
    await page.waitForURL(`**/inbox?*conversation=${conversations[3]?.id}`);
    await page.bringToFront();
    await unread(second, 0).waitFor();
    await second.close();
  });

  test('a customer’s message alerts by sound and browser notification whom it concerns', async () => {
    await page.goto(`${dashboard.url}/sessions`);
    await page.locator('html[data-connection=live]').waitFor();
    const { id, name, phone } = conversations[3] ?? { id: '', name: '', phone: '' };
    const mine = { pnid: number.pnid, type: 'text', text: 'Is it still available?' };
    await call(`${dashboard.sandboxUrl}/sandbox/people/${phone}/messages`, mine);
    const of = (text: string) =>
      page.waitForFunction(
        (wanted) => (window as unknown as { told: string[] }).told.some((it) => it.endsWith(`: ${wanted}`)),
        text,
      );
    await of('Is it still available?');
    expect((await toldTo(page))[0]).toBe(`New message from \u2068${name}\u2069: Is it still available?`);
    await page.waitForFunction(() => (window as unknown as { notes: number }).notes === 2);
    await unread(page, 1).waitFor();
    await page.evaluate(() => (window as unknown as { last: { onclick(): void } }).last.onclick());
    await page.waitForURL(`**/inbox?*conversation=${id}`);
    await page.bringToFront();
    await unread(page, 0).waitFor();
    await page.goto(`${dashboard.url}/sessions`);
    await page.locator('html[data-connection=live]').waitFor();
    await writeAs(dashboard.sandboxUrl, number.pnid, 'Omar', 'A new customer');
    await of('A new customer');
    await unread(page, 0).waitFor();
  });

  test('are not shown for the open conversation or for types without a channel', async () => {
    await page.bringToFront();
    const { id } = conversations[1] ?? { id: '' };
    await page.goto(`${dashboard.url}/inbox?state=all&conversation=${id}`);
    await page.locator('html[data-connection=live]').waitFor();
    await page.waitForFunction(async (name) => {
      const { held = [] } = await navigator.locks.query();
      return held.some((lock) => lock.name === name);
    }, `waqtor-front-${id}`);
    await unread(page, 0).waitFor();
    const note = { text: `@Leila look`, mentions: [leilaId] };
    const read = page.waitForResponse((answer) => /\/notifications\/ntf_\w+\/read$/.test(answer.url()));
    await call(`${dashboard.url}/api/v1/conversations/${id}/notes`, note, token);
    await read;
    await unread(page, 0).waitFor();
    expect(await toldTo(page)).toEqual([]);

    await page.goto(`${dashboard.url}/settings/notifications`);
    for (const channel of ['In the app', 'Sound', 'Browser']) {
      const kept = page.waitForResponse((it) => it.request().method() === 'PUT');
      await page.getByRole('checkbox', { name: `Mention in a note ${channel}` }).click();
      expect((await kept).status()).toBe(200);
    }
    await page.reload();
    for (const channel of ['In the app', 'Sound', 'Browser']) {
      const box = page.getByRole('checkbox', { name: `Mention in a note ${channel}` });
      await box.and(page.locator(':not(:checked)')).waitFor();
    }
    await page.locator('html[data-connection=live]').waitFor();
    await call(`${dashboard.url}/api/v1/conversations/${id}/notes`, note, token);
    const conversationIds = [conversations[0]?.id];
    await call(`${dashboard.url}/api/v1/conversations/bulk`, { action: 'unassign', conversationIds }, token);
    await give(0);
    await unread(page, 1).waitFor();
  });

  test('a push message is shown by the service worker, and a click opens its conversation', async () => {
    const { id, name } = conversations[0] ?? { id: '', name: '' };
    const app = await dashboard.open({ hasWorker: true });
    const context = app.context();
    await context.grantPermissions(['notifications']);
    await signIn(app, dashboard.url, LEILA);
    await app.evaluate(() => navigator.serviceWorker.ready);
    const cdp = await context.newCDPSession(app);
    const registered = new Promise<string>((resolve) => {
      cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
        if (first) resolve(first.registrationId);
      });
    });
    await cdp.send('ServiceWorker.enable');
    const message = {
      title: `New message from ${name}`,
      body: 'Are you there?',
      tag: id,
      href: `/inbox?state=all&conversation=${id}`,
      lang: 'en',
      dir: 'ltr',
    };
    const push = {
      origin: dashboard.url,
      registrationId: await registered,
      data: JSON.stringify(message),
    };
    await cdp.send('ServiceWorker.deliverPushMessage', push);
    const shown = () =>
      app.evaluate(async () => {
        const all = (await (await navigator.serviceWorker.ready).getNotifications()) ?? [];
        return all.map(({ title, body, tag, data }) => ({ title, body, tag, href: data.href }));
      });
    const { lang: _, dir: __, ...expected } = message;
    await until(async () => (await shown()).length === 1, { what: 'the notification' });
    expect(await shown()).toEqual([expected]);
    const [worker] = context.serviceWorkers();
    await worker?.evaluate(`self.registration.getNotifications().then(([notification]) =>
      self.dispatchEvent(new NotificationEvent('notificationclick', { notification })))`);
    await app.waitForURL(`**/inbox?*conversation=${id}`);
    expect(await shown()).toEqual([]);
  });

  test('cause no errors in the console', () => {
    // The pages of tests are incognito, where Chromium has no push service; it says so in the console.
    expect(dashboard.complaints.filter((line) => !line.includes('Push API in incognito'))).toEqual([]);
  });
});
