import { type Message, messageHeldBack, messageReceived } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { InboundMedia, InboundMessage } from '@waqtor/provider';
import type { ContactRow } from '../../../features/contacts/index.ts';
import { presentNewMedia } from '../../../features/media/index.ts';
import {
  announceMessageCompleted,
  type MessageRow,
  presentMessage,
} from '../../../features/messages/index.ts';
import { messageDocument, writingDocuments } from '../../../features/search/index.ts';
import { announce } from '../../../platform/events/announce.ts';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import { newId } from '../../../platform/ids.ts';
import type { Outcome } from '../../../platform/round-trip.ts';
import type { Item } from '../batches/prepare.ts';
import { readConflict } from '../batches/read-conflict.ts';
import type { BatchOptions } from '../batches/store-batch.ts';
import { nothing, type Step } from '../batches/store-step.ts';
import { liftSuppression } from '../contacts/lift-suppression.ts';
import {
  type BatchConversations,
  type LockedConversations,
  lockConversations,
  openConversations,
} from '../conversations/batch-conversations.ts';
import type { NewItem } from '../items/items.store.ts';
import { applyWaiting } from '../statuses/apply-statuses.ts';
import { classifyMessages, type FreshMessage } from './classify-messages.ts';
import { completeMessages } from './complete-messages.ts';
import { inboundRow, type NewMessageRow } from './inbound-row.ts';
import { insertingMedia, insertingMessages, type NewMedia, type NewMessage } from './messages.store.ts';
import { sortAfterPrevious } from './sort-after-previous.ts';

interface Options extends Pick<BatchOptions, 'now' | 'mayBeRepeat'> {
  /**
   * Messages per contact and minute before further ones are held back, unless the session overrides it; 0
   * means no limit.
   */
  floodLimit: number;
  /** The author of each group message. */
  senderOf: ReadonlyMap<Item, ContactRow>;
}

/** Stores the messages of a batch whose contacts are resolved. */
export interface MessageStep extends Step {
  /**
   * Items whose id already belongs to a different message. They are stored as raw webhook items, not as
   * messages.
   */
  conflicts: NewItem[];
  /** Whether this step writes outbound messages, so that statuses in the same batch may belong to them. */
  writesOutgoing: boolean;
}

/** Stores new messages with their conversations, files and search entries, and publishes their events. */
export async function storingMessages(
  tx: Tx,
  items: readonly Item<InboundMessage>[],
  contactOf: ReadonlyMap<Item, ContactRow>,
  { now, mayBeRepeat, floodLimit, senderOf }: Options,
): Promise<MessageStep> {
  const { fresh, further, conflicts } = await classifyMessages(tx, items, contactOf, mayBeRepeat);
  if (fresh.length === 0 && further.length === 0) return { ...nothing, conflicts, writesOutgoing: false };
  let locked: LockedConversations;
  let conversations: BatchConversations;
  let rows: NewMessageRow[] = [];
  let presented: Message[] = [];
  let updates: { row: MessageRow; message: Message }[] = [];
  let written: Outcome<never> | undefined;
  const media: NewMedia[] = [];
  const raws = fresh.map(({ item }) => item.raw);

  function take(row: MessageRow, given: InboundMedia | undefined, sender?: ContactRow): Message {
    if (!given) return presentMessage(row, undefined, sender);
    const file = { ...given, id: newId(), row };
    media.push(file);
    return presentMessage(
      row,
      presentNewMedia(file.id, file, row.heldBackReason ? 'held_back' : 'pending'),
      sender,
    );
  }

  return {
    conflicts,
    writesOutgoing: further.length > 0 || fresh.some(({ item }) => item.event.direction === 'out'),
    lock(trip) {
      const pairOf = ({ item, contact }: { item: Item; contact: ContactRow }, writtenAt?: Date) => ({
        tenantId: item.tenantId,
        sessionId: item.sessionId,
        contact,
        writtenAt,
      });
      locked = lockConversations(trip, [
        ...fresh.map((it) => pairOf(it, it.item.event.origin === 'customer' ? it.item.event.at : undefined)),
        ...further.map((it) => pairOf(it)),
      ]);
    },
    async prepare(tx) {
      conversations = await openConversations(tx, locked, { now, floodLimit });
      rows = fresh.map(({ item, contact, parts }) => {
        const { tenantId, sessionId, event } = item;
        const conversationId = conversations.idOf(sessionId, contact.id);
        const senderId = senderOf.get(item)?.id ?? null;
        const owner = { tenantId, sessionId, conversationId, contactId: contact.id, senderId };
        return inboundRow(event, owner, now, parts);
      });
      await sortAfterPrevious(tx, rows.filter(conversations.isReplyCandidate));
      presented = fresh.map(({ item }, i) => {
        const row = rows[i] as NewMessageRow;
        row.heldBackReason = conversations.judge(row);
        const message = take(row, item.event.media, senderOf.get(item));
        conversations.receive(row, message);
        return message;
      });
      updates = (await completeMessages(tx, further)).map(({ before, after, media: given }) => {
        const message = take(after, given);
        conversations.receiveMore(before, after, message);
        return { row: after, message };
      });
    },
    write(trip) {
      conversations.write(trip);
      const messages = rows.map((row, i) => ({ row, raw: raws[i] ?? 'null' })).sort(byKey);
      if (messages.length > 0) written = trip.add(insertingMessages(messages));
      if (media.length > 0) trip.add(insertingMedia(media, now));
      const documents = [...rows, ...updates.map(({ row }) => row)].flatMap(
        (row) => messageDocument(row) ?? [],
      );
      if (documents.length > 0) trip.add(writingDocuments(documents));
    },
    async finish(tx) {
      conversations.checkWritten();
      if (written && written.count() < rows.length) throw readConflict();
      conversations.announceNew(tx);
      for (const [i, message] of presented.entries()) {
        const data = { message, conversationId: message.conversationId };
        const tenantId = rows[i]?.tenantId ?? '';
        announce(tx, message.heldBackReason ? messageHeldBack(data) : messageReceived(data), {
          tenantId,
          at: now,
        });
      }
      for (const { row, message } of updates) announceMessageCompleted(tx, row, message, now);
      conversations.announceChanged(tx);
      await conversations.notifyMembers(tx);
      for (const { row } of media) if (!row.heldBackReason) wakeUp(tx, 'media', row.tenantId);
      await liftSuppression(tx, writersOf(fresh), now);
      const outgoing = rows.filter((row) => row.direction === 'out');
      await applyWaiting(tx, outgoing, now);
    },
  };
}

/** The contacts who wrote privately and whose messages are not held back. */
function writersOf(fresh: readonly FreshMessage[]): ContactRow[] {
  return fresh
    .filter(
      ({ item, contact }) =>
        item.event.origin === 'customer' && contact.groupId === null && !contact.blockedAt,
    )
    .map(({ contact }) => contact);
}

// Sorted, so that two processes with the same messages wait for each other instead of deadlocking.
function byKey({ row: a }: NewMessage, { row: b }: NewMessage): number {
  return a.sessionId < b.sessionId || (a.sessionId === b.sessionId && a.providerId < b.providerId) ? -1 : 1;
}
