import type { Tx } from '@waqtor/db';
import type { InboundMessage } from '@waqtor/provider';
import type { ContactRow } from '../../../features/contacts/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { NewItem } from '../items/items.store.ts';
import { fingerprintOf, type Item } from '../prepare.ts';
import { findTwins } from './messages.store.ts';

type MessageItem = Item<InboundMessage>;
export interface FreshMessage {
  item: MessageItem;
  contact: ContactRow;
}

/**
 * Parts a batch into messages that are not stored yet, repeats, which are dropped, and clashes: the id of a stored message
 * on something else. WhatsApp should not send such a thing; if it does, it is kept as an item.
 */
export async function sortOut(
  tx: Tx,
  items: readonly MessageItem[],
  contactOf: ReadonlyMap<Item, ContactRow>,
  mayBeRepeat: (item: Item) => boolean,
): Promise<{ fresh: FreshMessage[]; clashes: NewItem[] }> {
  const seen = new Map<string, string>();
  const suspects = items
    .filter(mayBeRepeat)
    .map(({ sessionId, event }) => ({ sessionId, providerId: event.providerId }));
  const stored = suspects.length === 0 ? [] : await findTwins(tx, suspects);
  for (const twin of stored)
    seen.set(keyOf(twin.sessionId, twin.providerId), gistOf(twin.direction, twin.kind, twin.at));
  const fresh: FreshMessage[] = [];
  const clashes: NewItem[] = [];
  for (const item of items) {
    const contact = contactOf.get(item);
    if (!contact) continue;
    const { event } = item;
    const key = keyOf(item.sessionId, event.providerId);
    const gist = gistOf(event.direction, event.content.type, event.at);
    const known = seen.get(key);
    if (known === undefined) {
      seen.set(key, gist);
      fresh.push({ item, contact });
    } else if (known !== gist) clashes.push(clash(item, contact));
  }
  return { fresh, clashes };
}

function clash({ tenantId, sessionId, event, raw }: MessageItem, contact: ContactRow): NewItem {
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

// What tells two messages of one id apart and never differs between two deliveries of one message.
function gistOf(direction: string, kind: string, at: Date): string {
  return `${direction} ${kind} ${at.getTime()}`;
}

function keyOf(sessionId: string, providerId: string): string {
  return `${sessionId} ${providerId}`;
}
