import { describe, expect, test } from 'vitest';
import { buildOutgoing } from '../../workers/intake/testing.ts';
import { buildView, readInbox, type View } from '../test-server/inbox-view.ts';
import { startTestServer } from '../test-server/testing-server.ts';
import { bodyOf, deliver, phone, textOf } from './testing-webhooks.ts';

/* Messages in groups, from the signed webhook to the API. */

const server = await startTestServer();

describe('what is written in a group', () => {
  const groupId = 'R3JvdXBJZA';
  const inGroup = (id: string, from: string, name: string, more: object = {}) =>
    bodyOf('messages', {
      contacts: [{ profile: { name }, wa_id: from }],
      messages: [
        {
          from,
          id,
          timestamp: '1760000003',
          type: 'text',
          text: { body: `${name} says hi` },
          group_id: groupId,
          ...more,
        },
      ],
    });
  const messagesIn = (view: View, conversation: { id: string }) =>
    view.get(`/conversations/${conversation.id}/messages`);

  test('stands in one conversation of the group, each message with its sender, and never in a private one', async () => {
    const view = await buildView(server);
    await deliver(view, [
      bodyOf('messages', textOf('wamid.private')),
      inGroup('wamid.g1', phone, 'Ghita El Fassi'),
      inGroup('wamid.g2', '212661000888', 'Omar T'),
    ]);
    const { conversations, contacts, items } = await readInbox(view);
    expect(conversations).toHaveLength(2);
    const group = conversations.find((one: { contact: { groupId: string | null } }) => one.contact.groupId);
    const own = conversations.find(
      (one: { contact: { phone: string } }) => one.contact.phone === `+${phone}`,
    );
    expect(group).toMatchObject({ contact: { groupId, phone: null }, unreadCount: 2, windowExpiresAt: null });
    expect(own).toMatchObject({
      unreadCount: 1,
      windowExpiresAt: new Date(1760000000_000 + 86_400_000).toISOString(),
      lastMessage: { providerId: 'wamid.private', groupId: null, sender: null },
    });
    const messages = await messagesIn(view, group);
    expect(messages.map((one: { sender: { name: string } }) => one.sender.name).sort()).toEqual([
      'Ghita El Fassi',
      'Omar T',
    ]);
    for (const message of messages) {
      expect(message).toMatchObject({ groupId, contactId: group.contact.id, conversationId: group.id });
      expect(contacts.map(({ id }: { id: string }) => id)).toContain(message.sender.contactId);
    }
    // The group is not listed as a contact; its authors are.
    expect(contacts.map((one: { phone: string }) => one.phone).sort()).toEqual([
      `+${phone}`,
      '+212661000888',
    ]);
    expect(items).toEqual([]);
    const [live] = (await view.get('/events?topics=conversations')).filter(
      (event: { type: string; data: { message?: { providerId: string } } }) =>
        event.type === 'message.received' && event.data.message?.providerId === 'wamid.g2',
    );
    expect(live.data.message).toMatchObject({ groupId, sender: { name: 'Omar T' } });
  });

  test('is answered nowhere by an engine that cannot write in groups', async () => {
    const view = await buildView(server);
    await deliver(view, [inGroup('wamid.g1', phone, 'Ghita El Fassi')]);
    const [group] = (await readInbox(view)).conversations;
    const sends = [{ conversationId: group.id }, { contactId: group.contact.id }];
    for (const to of sends) {
      expect(await view.send({ ...to, text: 'hello' })).toMatchObject({
        status: 422,
        code: 'unsupported_group',
        details: [{ params: { groupId, level: 'none' } }],
      });
    }
    expect(await messagesIn(view, group)).toHaveLength(1);
  });

  test('has statuses that move no private message', async () => {
    const view = await buildView(server);
    await buildOutgoing(
      server.database,
      { tenantId: view.tenantId, sessionId: view.sessionId },
      { providerId: 'wamid.ours', phone: `+${phone}` },
    );
    const status = { id: 'wamid.ours', status: 'failed', timestamp: '1760000001' };
    const member = { recipient_type: 'group', recipient_id: groupId, recipient_participant_id: phone };
    await deliver(view, [bodyOf('messages', { statuses: [{ ...status, ...member }] })]);
    const { messages, items } = await readInbox(view);
    expect(messages).toMatchObject([{ ack: 0, direction: 'out' }]);
    expect(items).toMatchObject([
      { type: 'status', error: 'the status of a group says nothing of the delivery of this message' },
    ]);
  });
});
