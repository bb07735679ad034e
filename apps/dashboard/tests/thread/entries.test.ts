import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { call, deliver, type TestNumber } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';

/*
 * Everything that is not a plain one-to-one message: groups, calls, payments, merge suggestions and blocked
 * contacts.
 */

describe.skipIf(!hasBrowser)('entries other than simple messages', () => {
  let dashboard: Dashboard;
  let number: TestNumber & { sessionId: string };
  let page: Page;
  let token: string;
  beforeAll(async () => {
    dashboard = await openDashboard();
    number = await openBusiness(dashboard);
    const { data } = await call<{ data: { accessToken: string } }>(
      `${dashboard.url}/api/v1/auth/login`,
      OWNER,
    );
    token = data.accessToken;
    page = await dashboard.open();
    await signIn(page, dashboard.url);
    await page.locator('html[data-connection=live]').waitFor();
  });
  afterAll(() => dashboard?.stop());

  const log = () => page.getByRole('log');
  const row = (name: string): Locator =>
    page.getByTestId('conversations').getByRole('button').filter({ hasText: name });
  const asked = async <T>(path: string) =>
    (await call<{ data: T }>(`${dashboard.url}/api/v1${path}`, undefined, token)).data;
  const phoneOf = async (name: string) => {
    const people = await call<{ name: string; phone: string }[]>(`${dashboard.sandboxUrl}/sandbox/people`);
    return people.find((it) => it.name === name)?.phone ?? '';
  };
  /** Returns a time this many seconds ago, as WhatsApp's timestamp. */
  const ago = (seconds: number) => String(Math.floor(Date.now() / 1_000) - seconds);
  let messages = 0;
  const textOf = (who: { phone: string; name: string; id?: string }, body: string, more: object = {}) => ({
    contacts: [{ profile: { name: who.name }, wa_id: who.phone, ...(who.id && { user_id: who.id }) }],
    messages: [
      {
        from: who.phone,
        ...(who.id && { from_user_id: who.id }),
        id: `wamid.entries.${++messages}`,
        timestamp: ago(0),
        type: 'text',
        text: { body },
        ...more,
      },
    ],
  });
  const ghita = { phone: '212661000777', name: 'Ghita El Fassi' };
  const omar = { phone: '212661000888', name: 'Omar Tazi' };

  test('a group is one read-only conversation that shows the sender of each message', async () => {
    const inGroup = { group_id: 'R3JvdXBJZA' };
    await deliver(dashboard.url, number, 'messages', textOf(ghita, 'Who brings the keys?', inGroup));
    await deliver(dashboard.url, number, 'messages', textOf(omar, 'I have them', inGroup));
    await row('I have them').click();
    const said = (text: string) => log().locator('article').filter({ hasText: text });
    await said('Who brings the keys?').getByText(ghita.name).waitFor();
    await said('I have them').getByText(omar.name).waitFor();
    await page.getByText('Groups are read-only here').waitFor();
    await page.getByText('You can still write a private note.').waitFor();
    expect(await page.getByRole('button', { name: 'Choose a template' }).isDisabled()).toBe(true);
  });

  test('calls and payments are entries with their outcome', async () => {
    const phone = await phoneOf('Grace Okafor');
    const contacts = [{ profile: { name: 'Grace Okafor' }, wa_id: phone }];
    const call = (id: string, event: string, at: string, more: object = {}) =>
      deliver(dashboard.url, number, 'calls', {
        contacts,
        calls: [
          { id, event, timestamp: at, from: phone, to: '15550100100', direction: 'USER_INITIATED', ...more },
        ],
      });
    await row('Grace Okafor').click();
    await log().getByText('The lamp arrived').waitFor();
    await call('wacid.missed', 'connect', ago(0));
    await log().getByText('Incoming call').waitFor();
    // The same call, with more details.
    await call('wacid.missed', 'terminate', ago(0), { status: 'FAILED' });
    await log().getByText('Missed call').waitFor();
    await expect.poll(() => log().getByText('Incoming call').count()).toBe(0);
    await row('Grace Okafor').getByText('Missed call').waitFor();
    const ends = { start_time: ago(61), end_time: ago(0), duration: 61, status: 'COMPLETED' };
    await call('wacid.good', 'terminate', ago(0), ends);
    await log().getByText('Incoming call · 1:01').waitFor();
    const paid = (status: string, at: string) =>
      deliver(dashboard.url, number, 'messages', {
        contacts,
        statuses: [
          {
            id: 'wamid.invoice',
            recipient_id: phone,
            type: 'payment',
            status,
            timestamp: at,
            payment: {
              reference_id: 'invoice-17',
              amount: { value: 12550, offset: 100 },
              currency: 'MAD',
              transaction: { id: `tr-${status}`, type: 'upi', status },
            },
          },
        ],
      });
    await paid('failed', ago(0));
    await paid('captured', ago(0));
    await log().getByText('Payment failed').waitFor();
    const entry = log().locator('p').filter({ hasText: 'Payment received' });
    await entry.getByText('MAD 125.50').waitFor();
    await entry.getByText('invoice-17').waitFor();
  });

  test('a message moved by a late status moves in the open conversation', async () => {
    const phone = await phoneOf('Grace Okafor');
    await page.getByLabel('Your reply').fill('A new shade is on its way');
    await page.keyboard.press('Enter');
    await log().locator('article').filter({ hasText: 'A new shade' }).locator('[data-status=read]').waitFor();
    // WhatsApp's timestamp, whose clock is slow here, is earlier than that of our reply.
    const late = textOf({ phone, name: 'Grace Okafor' }, 'Thank you!', { timestamp: ago(60) });
    await deliver(dashboard.url, number, 'messages', late);
    const order = async () =>
      (await log().locator('article').allInnerTexts()).flatMap(
        (it) => /A new shade|Thank you/.exec(it)?.[0] ?? [],
      );
    await expect.poll(order).toEqual(['Thank you', 'A new shade']);
    const conversationId = new URL(page.url()).searchParams.get('conversation');
    const thread = await asked<{ text: string; providerId: string }[]>(
      `/conversations/${conversationId}/messages`,
    );
    const id = thread.find(({ text }) => text?.includes('A new shade'))?.providerId;
    const status = { id, status: 'sent', timestamp: ago(90), recipient_id: phone };
    await deliver(dashboard.url, number, 'messages', { statuses: [status] });
    await expect.poll(order).toEqual(['A new shade', 'Thank you']);
  });

  test('a merge suggestion is shown, dismissed or accepted', async () => {
    /** Two user ids that alternate on one phone number. */
    async function twoAt(phone: string, names: [string, string], ids: [string, string]): Promise<void> {
      for (const n of [0, 1, 0, 1] as const)
        await deliver(
          dashboard.url,
          number,
          'messages',
          textOf({ phone, name: names[n], id: ids[n] }, `I am ${names[n]}`, {
            timestamp: ago(60 - messages),
          }),
        );
    }
    await twoAt('16505550201', ['Hind One', 'Hind Two'], ['US.42000001', 'US.42000002']);
    await twoAt('16505550202', ['Reda One', 'Reda Two'], ['US.43000001', 'US.43000002']);
    const panel = page.getByRole('complementary', { name: 'Contact' });
    const section = panel.getByRole('region', { name: 'Possible duplicates' });
    async function open(name: string): Promise<void> {
      const [found] = await asked<{ id: string }[]>(`/contacts?q=${encodeURIComponent(name)}`);
      await page.goto(`${dashboard.url}/contacts?contact=${found?.id}`);
      await panel.getByRole('heading', { name, level: 2 }).waitFor();
    }
    await open('Hind One');
    await section.getByText('Hind Two').waitFor();
    await section.getByRole('button', { name: 'Dismiss: Hind Two is a different person' }).click();
    await section.waitFor({ state: 'detached' });

    await open('Reda One');
    await section.getByRole('button', { name: 'Merge with Reda Two' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Reda Two').first().waitFor();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByText(/Contacts merged/).waitFor();
    await section.waitFor({ state: 'detached' });
    const left = await asked<unknown[]>('/contacts?q=Reda');
    expect(left).toHaveLength(1);
  });

  test('messages of a blocked contact are held back, shown by a filter, released, and the contact unblocked', async () => {
    const phone = await phoneOf('Julien Marchand');
    await page.goto(`${dashboard.url}/inbox?panel=true`);
    await row('Julien').click();
    await page.getByRole('button', { name: 'Block and report' }).click();
    const dialog = page.getByRole('dialog', { name: 'Block “Julien Marchand”?' });
    await dialog.getByLabel('Reason').selectOption({ label: 'Abuse or threats' });
    await dialog.getByRole('button', { name: 'Block and report' }).click();
    await page.getByText(/^Blocked since .*: Abuse or threats\.$/).waitFor();
    await page.getByText('This contact is blocked. Unblock the contact to send messages.').waitFor();
    await page.goto(`${dashboard.url}/inbox`);
    await row('Grace Okafor').waitFor();
    await page.locator('html[data-connection=live]').waitFor();
    // WhatsApp blocks him too; this message was already in flight.
    await deliver(
      dashboard.url,
      number,
      'messages',
      textOf({ phone, name: 'Julien Marchand' }, 'Answer me!'),
    );
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('option', { name: 'Held back' }).click();
    await page.waitForURL('**heldBack=true*');
    await row('Julien').click();
    const held = log().locator('article').filter({ hasText: 'Answer me!' });
    await held.getByText('Held back: the contact is blocked').waitFor();
    await held.getByRole('button', { name: 'Release message' }).click();
    await held.getByText('Held back').waitFor({ state: 'detached' });
    for (const words of ['And now?', 'Still nothing!'])
      await deliver(dashboard.url, number, 'messages', textOf({ phone, name: 'Julien Marchand' }, words));
    await page.getByText('2 messages held back').waitFor();
    await page.getByRole('button', { name: 'Release all messages' }).click();
    await page.getByText('messages held back').waitFor({ state: 'detached' });
    await expect.poll(() => log().getByText('Held back').count()).toBe(0);
    await page.goto(`${page.url()}&panel=true`);
    await page.getByRole('button', { name: 'Unblock' }).click();
    await page.getByRole('button', { name: 'Block and report' }).waitFor();
    await page.getByText('This contact is blocked').waitFor({ state: 'detached' });
  });

  test('the console has no errors', () => expect(dashboard.complaints).toEqual([]));
});
