import { describe, expect, test } from 'vitest';
import { judgeEvents } from '../../platform/events/testing.ts';
import { buildView, leavesOf, readInbox } from '../test-server/inbox-view.ts';
import { startTestServer } from '../test-server/testing-server.ts';
import { corpusNote, isSkipped, readCorpus, type WebhookBody } from './corpus.ts';

/*
 * Webhooks from other sources, through the whole server: signed and posted over HTTP, then read from the API.
 */

const server = await startTestServer();

/** The contact of each case that is not about the usual customer, determined from the item by hand. */
const otherContacts: Record<string, string> = {
  'edited_message.json image': '+16505551234',
  'message_status.json group': 'US.123456',
  'system.json phone_number_change': '+972912345678',
};

/** The message types, determined from the items by hand. */
const kinds: Record<string, string> = {
  'callback_button.json button': 'interactive_reply',
  'callback_button.json quick_reply': 'button',
  'callback_button.json quick_reply_without_context': 'button',
  'callback_selection.json callback': 'interactive_reply',
  'callback_selection.json description': 'interactive_reply',
  'deleted_message.json revoke': 'revoke',
  'edited_message.json image': 'edit',
  'message.json text': 'text',
  'message.json media_with_url': 'image',
  'message.json document': 'document',
  'message.json voice': 'audio',
  'message.json animated_sticker': 'sticker',
  'message.json unreaction_empty': 'reaction',
  'message.json current_location': 'location',
  'message.json contacts': 'contacts',
  'message.json unsupported': 'unsupported',
  'message.json reply': 'text',
  'message.json forwarded_many_times': 'text',
  'message.json referral': 'text',
  'outgoing_message.json text': 'text',
  'outgoing_message.json delete': 'revoke',
  'outgoing_message.json edit': 'edit',
  'system.json phone_number_change': 'system',
  'system.json identity_change': 'system',
};

/** Returns the content of a change: everything except the number and business to which it was sent. */
function contentOf({ entry }: WebhookBody): unknown[] {
  return entry.flatMap(({ changes }) =>
    changes.map(({ value: { messaging_product, metadata, ...content } }) => content),
  );
}

/** Returns the number to which a body was sent. */
function numberOf({ entry }: WebhookBody): string {
  const metadata = entry[0]?.changes[0]?.value.metadata as { phone_number_id: string };
  return metadata.phone_number_id;
}

describe.skipIf(isSkipped)(`the corpus of webhooks${corpusNote}`, () => {
  const cases = readCorpus();
  const isStatus = (name: string) => name.startsWith('message_status');

  test('is present, and the expected type of each webhook is listed', () => {
    const names = cases.filter(({ name }) => !isStatus(name)).map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(kinds).sort());
  });

  test.each(cases)('$name is shown completely in the API, with the right contact', async (item) => {
    const view = await buildView(server, { phoneNumberId: numberOf(item.body) });
    expect(await view.post(item.body)).toEqual({ status: 200 });
    const inbox = await readInbox(view);
    const found = isStatus(item.name) ? inbox.statuses : inbox.messages;
    expect(found).toHaveLength(1);
    expect(inbox.items.filter(({ error }: { error: unknown }) => error !== null)).toEqual([]);
    if (isStatus(item.name)) {
      // A status of a message that was not sent through this server creates no contact.
      expect([found[0].contactId, inbox.contacts]).toEqual([null, []]);
    } else {
      const contact = inbox.contacts.find(({ id }: { id: string }) => id === found[0].contactId);
      expect([contact.phone, contact.bsuid]).toContain(otherContacts[item.name] ?? '+972987654321');
      expect(found[0].content.type).toBe(kinds[item.name]);
    }
    const shown = leavesOf(inbox);
    expect([...leavesOf(contentOf(item.body))].filter((leaf) => !shown.has(leaf))).toEqual([]);
    // If Meta sends it again, nothing is stored twice.
    expect(await view.post(item.body)).toEqual({ status: 200 });
    expect(await readInbox(view)).toEqual(inbox);
  });

  test('publishes events that match their documented schemas', async () => {
    expect((await judgeEvents(server.database.admin.pool)).problems).toEqual([]);
  });
});
