import type { Tx } from '@waqtor/db';
import type { InboundConsent, InboundMessage, InboundStatus } from '@waqtor/provider';
import type { Config } from '../../config.ts';
import { type ContactRow, decideMarketing } from '../../features/contacts/index.ts';
import { applyStandings, type Engines, type SessionStanding } from '../../features/sessions/index.ts';
import { forgetTemplates } from '../../features/templates/index.ts';
import { newId } from '../../platform/ids.ts';
import { type Gathered, gatherFacts } from './contacts/gather-facts.ts';
import { keyOfGroup, resolveGroups } from './contacts/groups.store.ts';
import { resolveContacts } from './contacts/resolve-contacts.ts';
import type { NewItem } from './items/items.store.ts';
import { keepItems } from './items/keep-items.ts';
import { storeMessages } from './messages/store-messages.ts';
import { fingerprintOf, type Item } from './prepare.ts';
import { applyStatuses } from './statuses/apply-statuses.ts';
import { isOfMember, keepWaiting, keptAs } from './statuses/keep-waiting.ts';

export interface BatchOptions {
  now: Date;
  /** Whether this message may be stored already; one that is and was not suspected fails the transaction, to run again. */
  mayBeRepeat(item: Item): boolean;
  /** Whether what a status says of its customer may be news. */
  isLinkNews(item: Item): boolean;
  engines: Engines;
  config: Config;
}

/**
 * Stores a batch in the transaction it is given: contacts, conversations, messages, statuses, files, items and the events
 * that announce them, by a dozen set-based statements however large the batch is. Returns the statuses whose word on their
 * customer is known by now.
 */
export async function storeBatch(
  tx: Tx,
  items: readonly Item[],
  { now, mayBeRepeat, isLinkNews, engines, config }: BatchOptions,
): Promise<readonly Item[]> {
  const gathered = await gatherFacts(tx, items, { now, isLinkNews, mayBeRepeat });
  const contactOf = await findContacts(tx, gathered, now);
  const senderOf = await putInGroups(tx, items, contactOf, now);
  const messages: Item<InboundMessage>[] = [];
  const statuses: Item<InboundStatus>[] = [];
  const others: NewItem[] = [];
  const accountItems: { id: string; item: Item }[] = [];
  for (const item of items) {
    const contact = contactOf.get(item);
    if (isMessage(item) && contact) messages.push(item);
    else if (isStatus(item)) statuses.push(item);
    else {
      const other = otherItem(item, contact);
      others.push(other);
      if (item.event.type === 'account') accountItems.push({ id: other.id, item });
    }
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
  await forgetTemplates(tx, items.filter(changesTemplates));
  const clashes = await storeMessages(tx, messages, contactOf, {
    now,
    mayBeRepeat,
    floodLimit: config.floodMessagesPerMinute,
    senderOf,
  });
  const strange = await applyStatuses(tx, statuses.map(toReport), now);
  if (strange.length > 0) {
    await keepWaiting(
      tx,
      strange.map(({ item }) => item),
      now,
    );
  }
  const kept = await keepItems(tx, [...others, ...clashes], now);
  const fresh = accountItems.filter(({ id }) => kept.has(id));
  await applyStandings(
    tx,
    fresh.flatMap(({ item }) => toStanding(item, now)),
    { engines, config, now },
  );
  return gathered.linked;
}

function toStanding({ tenantId, sessionId, event }: Item, now: Date): SessionStanding[] {
  if (event.type !== 'account' || event.standing === undefined) return [];
  return [{ tenantId, sessionId, standing: event.standing, at: event.at ?? now }];
}

async function findContacts(tx: Tx, { facts, factOf }: Gathered, now: Date): Promise<Map<Item, ContactRow>> {
  const rows = await resolveContacts(tx, facts, now);
  const rowOf = new Map(facts.map((fact, i) => [fact, rows[i]]));
  const contactOf = new Map<Item, ContactRow>();
  for (const [item, fact] of factOf) {
    const row = rowOf.get(fact);
    if (row) contactOf.set(item, row);
  }
  return contactOf;
}

/** What was written in a group stands with the group, never with who wrote it; returns who that was. */
async function putInGroups(
  tx: Tx,
  items: readonly Item[],
  contactOf: Map<Item, ContactRow>,
  now: Date,
): Promise<Map<Item, ContactRow>> {
  const inGroups = items.flatMap((item) => {
    const { tenantId, event } = item;
    return event.type === 'message' && event.groupId !== undefined
      ? [{ item, key: { tenantId, groupId: event.groupId } }]
      : [];
  });
  const groups = await resolveGroups(
    tx,
    inGroups.map(({ key }) => key),
    now,
  );
  const senderOf = new Map<Item, ContactRow>();
  for (const { item, key } of inGroups) {
    const sender = contactOf.get(item);
    const group = groups.get(keyOfGroup(key));
    if (sender) senderOf.set(item, sender);
    if (group) contactOf.set(item, group);
  }
  return senderOf;
}

function isMessage(item: Item): item is Item<InboundMessage> {
  return item.event.type === 'message';
}

function isStatus(item: Item): item is Item<InboundStatus> {
  return item.event.type === 'status';
}

/** WhatsApp approved, changed or stopped a template: what is known of the number's templates may be out of date. */
function changesTemplates({ event }: Item): boolean {
  return event.type === 'account' && /^(message_)?template_/.test(event.field);
}

function isConsent(item: Item): item is Item<InboundConsent> {
  return item.event.type === 'consent';
}

function toReport(item: Item<InboundStatus>) {
  const { tenantId, sessionId, event } = item;
  const { providerId, callbackData, step, at, errors, raw, groupId } = event;
  const report = { tenantId, sessionId, providerId, callbackData, step, at, errors, raw, item, groupId };
  return { ...report, isOfMember: isOfMember(event), ...keptAs(item) };
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
