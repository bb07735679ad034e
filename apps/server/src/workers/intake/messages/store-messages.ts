import { type Message, messageHeldBack, messageReceived } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { InboundMessage } from '@waqtor/provider';
import type { ContactRow } from '../../../features/contacts/index.ts';
import { presentNewMedia } from '../../../features/media/index.ts';
import { announceMessageCompleted, presentMessage } from '../../../features/messages/index.ts';
import { messageDocument, writeDocuments } from '../../../features/search/index.ts';
import { announce } from '../../../platform/events/announce.ts';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import { newId } from '../../../platform/ids.ts';
import { liftSuppression } from '../contacts/lift-suppression.ts';
import { openThreads } from '../conversations/threads.ts';
import type { NewItem } from '../items/items.store.ts';
import { overtaken } from '../overtaken.ts';
import type { Item } from '../prepare.ts';
import { applyWaiting } from '../statuses/apply-statuses.ts';
import type { BatchOptions } from '../store-batch.ts';
import { completeMessages } from './complete-messages.ts';
import { inboundRow } from './inbound-row.ts';
import { insertMedia, insertMessages, type NewMedia, type NewMessage } from './messages.store.ts';
import { type FreshMessage, sortOut } from './sort-out.ts';
import { standBehind } from './stand-behind.ts';

interface Options extends Pick<BatchOptions, 'now' | 'mayBeRepeat'> {
  /** Messages of a contact within a minute that are let through unless its session says otherwise; 0: all. */
  floodLimit: number;
  /** Who wrote what was written in a group. */
  senderOf: ReadonlyMap<Item, ContactRow>;
}

/**
 * Stores the messages that are not stored yet, with their conversations, files and words, and announces them. Returns
 * what has the id of another message and says something else, to be kept as items.
 */
export async function storeMessages(
  tx: Tx,
  items: readonly Item<InboundMessage>[],
  contactOf: ReadonlyMap<Item, ContactRow>,
  { now, mayBeRepeat, floodLimit, senderOf }: Options,
): Promise<NewItem[]> {
  if (items.length === 0) return [];
  const { fresh, further, clashes } = await sortOut(tx, items, contactOf, mayBeRepeat);
  if (fresh.length === 0 && further.length === 0) return clashes;

  const pairOf = ({ item, contact }: { item: Item; contact: ContactRow }, writtenAt?: Date) => ({
    tenantId: item.tenantId,
    sessionId: item.sessionId,
    contact,
    writtenAt,
  });
  const pairs = [
    ...fresh.map((it) => pairOf(it, it.item.event.origin === 'customer' ? it.item.event.at : undefined)),
    ...further.map((it) => pairOf(it)),
  ];
  const threads = await openThreads(tx, pairs, { now, floodLimit });
  const messages: NewMessage[] = [];
  const media: NewMedia[] = [];
  const presented: Message[] = [];
  const built = fresh.map(({ item, contact, parts }) => {
    const { tenantId, sessionId, event } = item;
    const conversationId = threads.idOf(sessionId, contact.id);
    const senderId = senderOf.get(item)?.id ?? null;
    const owner = { tenantId, sessionId, conversationId, contactId: contact.id, senderId };
    return inboundRow(event, owner, now, parts);
  });
  await standBehind(tx, built.filter(threads.mayFollow));
  for (const [i, row] of built.entries()) {
    row.heldBack = threads.judge(row);
    const { item } = fresh[i] as FreshMessage;
    const { event, raw } = item;
    const file = event.media && { ...event.media, id: newId(), row };
    if (file) media.push(file);
    const shown = file && presentNewMedia(file.id, file, row.heldBack ? 'held' : 'pending');
    const message = presentMessage(row, shown, senderOf.get(item));
    threads.receive(row, message);
    messages.push({ row, raw });
    presented.push(message);
  }
  const completed = await completeMessages(tx, further);
  const updates = completed.map(({ before, after, media: given }) => {
    const file = given && { ...given, id: newId(), row: after };
    if (file) media.push(file);
    const message = presentMessage(
      after,
      file && presentNewMedia(file.id, file, after.heldBack ? 'held' : 'pending'),
    );
    threads.receiveMore(before, after, message);
    return { row: after, message };
  });
  await threads.save(tx);
  const rows = messages.map(({ row }) => row);
  if (messages.length > 0 && !(await insertMessages(tx, messages.toSorted(byKey)))) throw overtaken();
  if (media.length > 0) await insertMedia(tx, media, now);
  await writeDocuments(tx, [...rows, ...updates.map(({ row }) => row)].map(messageDocument));

  threads.announceNew(tx);
  for (const [i, message] of presented.entries()) {
    const data = { message, conversationId: message.conversationId };
    const tenantId = rows[i]?.tenantId ?? '';
    announce(tx, message.heldBack ? messageHeldBack(data) : messageReceived(data), { tenantId, at: now });
  }
  for (const { row, message } of updates) announceMessageCompleted(tx, row, message, now);
  threads.announceChanged(tx);
  await threads.notifyMembers(tx);
  for (const { row } of media) if (!row.heldBack) wakeUp(tx, 'media', row.tenantId);
  const writers = fresh
    .filter(
      ({ item, contact }) =>
        item.event.origin === 'customer' && contact.groupId === null && !contact.blockedAt,
    )
    .map(({ contact }) => contact);
  await liftSuppression(tx, writers, now);
  await applyWaiting(
    tx,
    rows.filter((row) => row.direction === 'out'),
    now,
  );
  return clashes;
}

// In one order everywhere, so that two processes with the same messages wait instead of deadlocking.
function byKey({ row: a }: NewMessage, { row: b }: NewMessage): number {
  return a.sessionId < b.sessionId || (a.sessionId === b.sessionId && a.providerId < b.providerId) ? -1 : 1;
}
