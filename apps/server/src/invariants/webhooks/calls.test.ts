import { buildMember } from '@waqtor/testing';
import { describe, expect, test } from 'vitest';
import { buildView, readInbox } from '../test-server/inbox-view.ts';
import { startTestServer } from '../test-server/testing-server.ts';
import { bodyOf, deliver, ordersOf, phone, someone, textOf } from './testing-webhooks.ts';

/* Calls, from the signed webhook to the API. */

const server = await startTestServer();

describe('a call', () => {
  const parts = { from: phone, to: '972123456789', direction: 'USER_INITIATED' };
  const callOf = (id: string, event: string, timestamp: string, more: object = {}) =>
    bodyOf('calls', { contacts: [someone], calls: [{ id, event, timestamp, ...parts, ...more }] });

  test('that was missed is one unread entry with one notification and opens no window, in any order', async () => {
    const reports = [
      callOf('wacid.missed', 'connect', '1760000001', { session: { sdp: 'v=0', sdp_type: 'offer' } }),
      callOf('wacid.missed', 'terminate', '1760000031', { status: 'FAILED' }),
    ];
    for (const order of ordersOf(reports)) {
      const view = await buildView(server);
      const userId = await buildMember(server.database, view.tenantId, 'owner');
      await deliver(view, order);
      const { messages, conversations, items } = await readInbox(view);
      expect(messages).toMatchObject([
        {
          direction: 'in',
          origin: 'system',
          content: { type: 'call', outcome: 'missed' },
          providerId: 'wacid.missed',
          at: '2025-10-09T08:53:51.000Z',
        },
      ]);
      expect(conversations).toMatchObject([
        { unreadCount: 1, windowExpiresAt: null, lastMessageAt: '2025-10-09T08:53:51.000Z', status: 'open' },
      ]);
      expect(conversations[0].lastMessage.content).toMatchObject({ outcome: 'missed' });
      expect(conversations[0].contact).toMatchObject({ phone: `+${phone}`, displayName: 'Ghita El Fassi' });
      expect(items).toEqual([]);
      expect(await toldOf(userId)).toEqual(['missed_call']);
    }
  });

  test('that was answered has its duration and is not unread', async () => {
    const ends = { start_time: '1760000005', end_time: '1760000065', duration: 60, status: ['COMPLETED'] };
    const reports = [
      callOf('wacid.good', 'connect', '1760000001'),
      callOf('wacid.good', 'terminate', '1760000065', ends),
    ];
    const seen = [];
    for (const order of ordersOf(reports)) {
      const view = await buildView(server);
      await deliver(view, order);
      const { messages, conversations } = await readInbox(view);
      seen.push(messages.map((one: { content: object }) => one.content));
      expect(conversations).toMatchObject([{ unreadCount: 0, windowExpiresAt: null }]);
    }
    const content = {
      type: 'call',
      outcome: 'completed',
      startedAt: '2025-10-09T08:53:25.000Z',
      endedAt: '2025-10-09T08:54:25.000Z',
      durationSeconds: 60,
    };
    expect(seen).toEqual([[content], [content]]);
  });

  test('from the business is updated by its statuses, which affect no message', async () => {
    const status = (word: string, timestamp: string) =>
      bodyOf('calls', {
        statuses: [{ id: 'wacid.ours', type: 'call', status: word, timestamp, recipient_id: phone }],
      });
    const ends = callOf('wacid.ours', 'terminate', '1760000009', {
      from: '972123456789',
      to: phone,
      direction: 'BUSINESS_INITIATED',
    });
    for (const order of ordersOf([status('RINGING', '1760000001'), status('REJECTED', '1760000008'), ends])) {
      const view = await buildView(server);
      await deliver(view, order);
      const { messages, conversations, items } = await readInbox(view);
      expect(messages).toMatchObject([{ direction: 'out', content: { type: 'call', outcome: 'rejected' } }]);
      expect(conversations).toMatchObject([{ unreadCount: 0, windowExpiresAt: null }]);
      expect(items).toEqual([]);
    }
  });

  test('does not affect the window and the unread count of the messages around it', async () => {
    const view = await buildView(server);
    await deliver(view, [
      bodyOf('messages', textOf('wamid.before')),
      callOf('wacid.between', 'connect', '1760050000'),
    ]);
    const { conversations } = await readInbox(view);
    expect(conversations).toMatchObject([
      { unreadCount: 1, windowExpiresAt: new Date(1760000000_000 + 86_400_000).toISOString() },
    ]);
  });

  async function toldOf(userId: string): Promise<string[]> {
    const { db } = server.database.admin;
    const rows = await db.selectFrom('notifications').select('kind').where('userId', '=', userId).execute();
    return rows.map((row) => row.kind);
  }
});
