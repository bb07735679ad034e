import type { Tx } from '@waqtor/db';
import type { InboundConsent, InboundMessage, InboundStatus } from '@waqtor/provider';
import { type ContactRow, decideMarketing } from '../../features/contacts/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Fact } from './contacts/identity-book.ts';
import { resolveContacts } from './contacts/resolve-contacts.ts';
import type { NewItem } from './items/items.store.ts';
import { keepItems } from './items/keep-items.ts';
import { storeMessages } from './messages/store-messages.ts';
import { factOf, fingerprintOf, type Item } from './prepare.ts';
import { applyStatuses } from './statuses/apply-statuses.ts';
import { keepWaiting } from './statuses/keep-waiting.ts';

export interface BatchOptions {
  now: Date;
  /** Messages of a contact within a minute that are let through; 0: all. */
  floodLimit: number;
  /** Whether this message may be stored already; one that is and was not suspected fails the transaction, to run again. */
  mayBeRepeat(item: Item): boolean;
  /** Whether what a status says of its customer may be news. */
  isLinkNews(item: Item): boolean;
}

/**
 * Stores a batch in the transaction it is given: contacts, conversations, messages, statuses, files, items and the events
 * that announce them, by a dozen set-based statements however large the batch is.
 */
export async function storeBatch(
  tx: Tx,
  items: readonly Item[],
  { now, floodLimit, mayBeRepeat, isLinkNews }: BatchOptions,
): Promise<void> {
  const contactOf = await findContacts(
    tx,
    items.filter((item) => item.event.type !== 'status' || isLinkNews(item)),
    now,
  );
  const messages: Item<InboundMessage>[] = [];
  const statuses: Item<InboundStatus>[] = [];
  const others: NewItem[] = [];
  for (const item of items) {
    const contact = contactOf.get(item);
    if (isMessage(item) && contact) messages.push(item);
    else if (isStatus(item)) statuses.push(item);
    else others.push(otherItem(item, contact));
  }
  await decideMarketing(
    tx,
    items.filter(isConsent).flatMap((item) => {
      const contact = contactOf.get(item);
      const { choice, at } = item.event;
      return contact ? [{ tenantId: item.tenantId, contactId: contact.id, choice, at }] : [];
    }),
    now,
  );
  const clashes = await storeMessages(tx, messages, contactOf, { now, floodLimit, mayBeRepeat });
  const strange = await applyStatuses(tx, statuses.map(toReport), now);
  if (strange.length > 0) {
    const strangers = strange.map(({ item }) => item);
    // The contacts of the others are of no matter: their messages know them.
    await keepWaiting(tx, strangers, await findContacts(tx, strangers, now), now);
  }
  await keepItems(tx, [...others, ...clashes], now);
}

async function findContacts(tx: Tx, items: readonly Item[], now: Date): Promise<Map<Item, ContactRow>> {
  const speakers: Item[] = [];
  const facts: Fact[] = [];
  for (const item of items) {
    const fact = factOf(item, now);
    if (!fact) continue;
    speakers.push(item);
    facts.push(fact);
  }
  const rows = await resolveContacts(tx, facts, now);
  const contactOf = new Map<Item, ContactRow>();
  for (const [i, item] of speakers.entries()) {
    const row = rows[i];
    if (row) contactOf.set(item, row);
  }
  return contactOf;
}

function isMessage(item: Item): item is Item<InboundMessage> {
  return item.event.type === 'message';
}

function isStatus(item: Item): item is Item<InboundStatus> {
  return item.event.type === 'status';
}

function isConsent(item: Item): item is Item<InboundConsent> {
  return item.event.type === 'consent';
}

function toReport(item: Item<InboundStatus>) {
  const { tenantId, sessionId, event } = item;
  const { providerId, callbackData, step, at, errors, raw } = event;
  return { tenantId, sessionId, providerId, callbackData, step, at, errors, raw, item };
}

function otherItem({ event, raw, error, ...item }: Item, contact: ContactRow | undefined): NewItem {
  const field = 'field' in event ? event.field : event.type;
  const problem = error ?? ('error' in event ? event.error : undefined);
  return {
    id: newId(),
    tenantId: item.tenantId,
    sessionId: item.sessionId,
    fingerprint: fingerprintOf(field, raw),
    field,
    kind: kindOf(event, problem),
    contactId: contact?.id ?? null,
    payload: raw,
    error: problem ?? null,
  };
}

function kindOf(event: Item['event'], problem: string | undefined): string {
  if (event.type === 'account') return event.kind;
  if (event.type === 'consent') return event.choice;
  if (event.type !== 'unknown') return event.type;
  if (event.kind !== undefined) return event.kind;
  return problem === undefined ? 'unknown' : 'unreadable';
}
