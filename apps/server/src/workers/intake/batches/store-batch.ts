import type { Tx } from '@waqtor/db';
import type { InboundConsent, InboundMessage, InboundStatus } from '@waqtor/provider';
import type { Config } from '../../../config.ts';
import {
  type ContactRow,
  decideMarketing,
  type MarketingDecision,
} from '../../../features/contacts/index.ts';
import { applyHealthReports, type Engines, type HealthReport } from '../../../features/sessions/index.ts';
import { forgetTemplates } from '../../../features/templates/index.ts';
import { newId } from '../../../platform/ids.ts';
import { type Gathered, gatherObservations } from '../contacts/gather-observations.ts';
import { keyOfGroup, resolveGroups } from '../contacts/groups.store.ts';
import type { Observation } from '../contacts/identities/observations.ts';
import { resolveGathered } from '../contacts/resolve-contacts.ts';
import type { NewItem } from '../items/items.store.ts';
import { keepItems } from '../items/keep-items.ts';
import { storingMessages } from '../messages/store-messages.ts';
import { applyingStatuses } from '../statuses/apply-statuses.ts';
import { isOfMember, keepWaiting, keptAs } from '../statuses/keep-waiting.ts';
import { fingerprintOf, type Item } from './prepare.ts';
import { perform } from './store-step.ts';

export interface BatchOptions {
  now: Date;
  /**
   * Whether this message may be stored already. If a stored message is reported as new, the transaction fails
   * and is run again.
   */
  mayBeRepeat(item: Item): boolean;
  /** Whether this status may contain new information about its contact. */
  isNewLink(item: Item): boolean;
  engines: Engines;
  config: Config;
}

/**
 * Stores a batch in the given transaction: contacts, conversations, messages, statuses, files, items and
 * their events, by a handful of set-based statements that do not depend on the batch's size. Returns the
 * statuses whose information about their contact was stored.
 */
export async function storeBatch(
  tx: Tx,
  items: readonly Item[],
  { now, mayBeRepeat, isNewLink, engines, config }: BatchOptions,
): Promise<readonly Item[]> {
  const gathered = await gatherObservations(tx, items, { now, isNewLink, mayBeRepeat });
  const { observations, linked, rows, step: contacts } = await resolveGathered(tx, gathered, now);
  const contactOf = contactsOf(gathered, observations, rows);
  const senderOf = await putInGroups(tx, items, contactOf, now);
  const statuses = applyingStatuses(items.filter(isStatus).map(toReport), now);
  const messages = await storingMessages(
    tx,
    items.filter(isMessage).filter((item) => contactOf.has(item)),
    contactOf,
    { now, mayBeRepeat, floodLimit: config.inboundLimitPerMinute, senderOf },
  );
  const consents = items.filter(isConsent);
  // A consent change needs its contact to be stored, and contacts are locked before conversations.
  if (consents.length > 0) await perform(tx, [contacts], items.length);
  await decideMarketing(tx, decisionsOf(consents, contactOf), now);
  await forgetTemplates(tx, items.filter(changesTemplates));
  const rest = consents.length > 0 ? [messages] : [contacts, messages];
  // A status of a message in this same batch must find that message stored.
  if (messages.writesOutgoing) {
    await perform(tx, rest, items.length);
    await perform(tx, [statuses], items.length);
  } else {
    await perform(tx, [...rest, statuses], items.length);
  }
  const strange = statuses.unmatched().map(({ item }) => item);
  if (strange.length > 0) await keepWaiting(tx, strange, now);

  const others = items
    .filter((item) => !isStatus(item) && !(isMessage(item) && contactOf.has(item)))
    .map((item) => ({ item, row: otherItem(item, contactOf.get(item)) }));
  const kept = await keepItems(tx, [...others.map(({ row }) => row), ...messages.conflicts], now);
  const healthReports = others.flatMap(({ item, row }) =>
    kept.has(row.id) ? toHealthReports(item, now) : [],
  );
  await applyHealthReports(tx, healthReports, { engines, config, now });
  return linked;
}

function decisionsOf(
  consents: readonly Item<InboundConsent>[],
  contactOf: ReadonlyMap<Item, ContactRow>,
): MarketingDecision[] {
  return consents.flatMap((item) => {
    const contact = contactOf.get(item);
    const { choice, at } = item.event;
    return contact ? [{ tenantId: item.tenantId, contactId: contact.id, choice, at }] : [];
  });
}

function toHealthReports({ tenantId, sessionId, event }: Item, now: Date): HealthReport[] {
  if (event.type !== 'account' || event.condition === undefined) return [];
  return [{ tenantId, sessionId, condition: event.condition, at: event.at ?? now }];
}

function contactsOf(
  { observationOf }: Gathered,
  observations: readonly Observation[],
  rows: readonly ContactRow[],
): Map<Item, ContactRow> {
  const rowOf = new Map(observations.map((observation, i) => [observation, rows[i]]));
  const contactOf = new Map<Item, ContactRow>();
  for (const [item, observation] of observationOf) {
    const row = rowOf.get(observation);
    if (row) contactOf.set(item, row);
  }
  return contactOf;
}

/** Group messages belong to the group's contact, not to their author's. Returns the authors. */
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

/** WhatsApp approved, changed or paused a template, so our copy of the number's templates may be stale. */
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
