import type { Tx } from '@waqtor/db';
import type { InboundMessage } from '@waqtor/provider';
import { type ContactRow, findContactsOfAll } from '../../../features/contacts/index.ts';
import { newId } from '../../../platform/ids.ts';
import { fingerprintOf, type Item } from '../batches/prepare.ts';
import type { NewItem } from '../items/items.store.ts';
import { compareKnown, complete, joinOrigins, type Known, knownOf } from './complete-content.ts';
import { findStoredVersions } from './messages.store.ts';

type MessageItem = Item<InboundMessage>;
export interface FreshMessage {
  item: MessageItem;
  contact: ContactRow;
  /** All items of the batch about this message, if there is more than one. */
  parts?: InboundMessage[];
}
/** An item that adds to a message that is already stored. */
export interface FurtherItem extends Omit<FreshMessage, 'parts'> {
  messageId: string;
}

export interface Classified {
  fresh: FreshMessage[];
  further: FurtherItem[];
  conflicts: NewItem[];
}

interface BatchEntry {
  known: Known;
  contactId: string;
  /** Where the message is: in the database, or among the new messages of this batch. */
  stored?: string;
  fresh?: number;
}

/**
 * Divides a batch into new messages, items that add to a stored message, duplicates (which are dropped) and
 * conflicts: items whose id already belongs to a different message. WhatsApp should not send conflicts; they
 * are stored as raw webhook items.
 */
export async function classifyMessages(
  tx: Tx,
  items: readonly MessageItem[],
  contactOf: ReadonlyMap<Item, ContactRow>,
  mayBeRepeat: (item: Item) => boolean,
): Promise<Classified> {
  const seen = new Map<string, BatchEntry>();
  const suspects = items
    .filter(mayBeRepeat)
    .map(({ sessionId, event }) => ({ sessionId, providerId: event.providerId }));
  const twins = suspects.length === 0 ? [] : await findStoredVersions(tx, suspects);
  for (const { id: stored, contactId, sessionId, providerId, claimedKind, ...twin } of twins) {
    const known = { ...twin, claimedKind: claimedKind ?? undefined };
    seen.set(keyOf(sessionId, providerId), { known, contactId, stored });
  }
  const sorted: Classified = { fresh: [], further: [], conflicts: [] };
  for (const item of items) {
    const contact = contactOf.get(item);
    if (!contact) continue;
    const { event } = item;
    const key = keyOf(item.sessionId, event.providerId);
    const known = knownOf(event);
    const entry = seen.get(key);
    if (entry === undefined) {
      seen.set(key, { known, contactId: contact.id, fresh: sorted.fresh.length });
      sorted.fresh.push({ item, contact });
      continue;
    }
    switch (compareKnown(entry.known, known)) {
      case 'repeat':
        break;
      case 'more':
        if (entry.stored === undefined) completeFresh(sorted.fresh, entry, item);
        else
          sorted.further.push({
            item,
            contact,
            messageId: entry.stored,
          });
        break;
      default:
        sorted.conflicts.push(conflictItem(item, contact));
    }
  }
  sorted.further = await withOwners(
    tx,
    sorted.further,
    new Map(twins.map((twin) => [twin.id, twin.contactId])),
  );
  return sorted;
}

/**
 * The message id decides which contact a message belongs to, even if an item has an identity that is not yet
 * known to belong to the same contact.
 */
async function withOwners(
  tx: Tx,
  further: readonly FurtherItem[],
  ownerOf: ReadonlyMap<string, string>,
): Promise<FurtherItem[]> {
  const others = further.filter(({ messageId, contact }) => ownerOf.get(messageId) !== contact.id);
  const ids = new Set(others.map(({ messageId }) => ownerOf.get(messageId) ?? ''));
  const rows = await findContactsOfAll(tx, [...ids]);
  const rowById = new Map(rows.map((row) => [row.id, row]));
  return further.map((it) => ({
    ...it,
    contact: rowById.get(ownerOf.get(it.messageId) ?? '') ?? it.contact,
  }));
}

/** Merges two items of one batch that describe the same message. */
function completeFresh(fresh: FreshMessage[], entry: BatchEntry, other: MessageItem): void {
  const one = fresh[entry.fresh ?? -1];
  if (!one) throw new Error('a message of the batch is missing');
  const { isOther, content, at } = complete(one.item.event, other.event);
  const more = isOther ? other : one.item;
  const parts = [...(one.parts ?? [one.item.event]), other.event];
  const origin = joinOrigins(one.item.event.origin, other.event.origin);
  const event = { ...more.event, content, at, origin };
  one.item = { ...more, event };
  one.parts = parts;
  entry.known = knownOf(event);
}

function conflictItem({ tenantId, sessionId, event, raw }: MessageItem, contact: ContactRow): NewItem {
  return {
    id: newId(),
    tenantId,
    sessionId,
    fingerprint: fingerprintOf('message', raw),
    field: 'messages',
    kind: 'unreadable',
    contactId: contact.id,
    payload: raw,
    error: `another message with the id ${event.providerId} is stored already`,
  };
}

function keyOf(sessionId: string, providerId: string): string {
  return `${sessionId} ${providerId}`;
}
