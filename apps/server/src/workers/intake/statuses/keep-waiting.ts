import { messageStatusReported, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { InboundStatus } from '@waqtor/provider';
import { announce } from '../../../platform/events/announce.ts';
import { newId } from '../../../platform/ids.ts';
import { partyOfStatus } from '../contacts/gather-facts.ts';
import { findKnownContacts } from '../contacts/resolve-contacts.ts';
import { factOf, fingerprintOf, type Item } from '../prepare.ts';
import { findArrived, insertWaiting, type WaitingStatus } from './statuses.store.ts';

/**
 * Lets statuses of messages we do not have wait for them, and announces those that did not wait before. Whoever stored the
 * message since we looked took what waited for it, so a repetition waits anew and was announced already: the sweep has it.
 */
export async function keepWaiting(
  tx: Tx,
  statuses: readonly Item<InboundStatus>[],
  now: Date,
): Promise<void> {
  const contactOf = await findContacts(tx, statuses, now);
  const waiting = statuses.map((item) => toWaiting(item, contactOf.get(item) ?? null)).sort(byKey);
  const inserted = await insertWaiting(tx, waiting, now);
  const fresh = waiting.filter(({ id }) => inserted.has(id));
  if (fresh.length === 0) return;
  const arrived = await findArrived(tx, fresh);
  for (const row of fresh) {
    if (arrived.has(row.id)) continue;
    const event = messageStatusReported({
      providerId: row.providerId,
      contactId: row.contactId ? toPublicId('contact', row.contactId) : null,
      step: row.step,
      at: row.at.toISOString(),
      status: JSON.parse(row.status),
    });
    announce(tx, event, { tenantId: row.tenantId, at: now });
  }
}

/** Who they are about, when we know them: a status of a message that is not ours makes no contact. */
async function findContacts(
  tx: Tx,
  statuses: readonly Item<InboundStatus>[],
  now: Date,
): Promise<Map<Item, string>> {
  const named = statuses.flatMap((item) => {
    const fact = factOf(item, now);
    return fact ? [{ item, fact }] : [];
  });
  const ids = await findKnownContacts(
    tx,
    named.map(({ fact }) => fact),
  );
  return new Map(
    named.flatMap(({ item }, i) => {
      const id = ids[i];
      return id === undefined ? [] : [[item, id] as const];
    }),
  );
}

function toWaiting(item: Item<InboundStatus>, contactId: string | null): WaitingStatus {
  const { tenantId, sessionId, event } = item;
  const { fingerprint, payload } = keptAs(item);
  return {
    id: newId(),
    tenantId,
    sessionId,
    providerId: event.providerId,
    fingerprint,
    step: event.step,
    contactId,
    errors: event.errors,
    status: withCustomer(payload, event),
    party: partyOfStatus(event) ?? null,
    groupId: event.groupId ?? null,
    isOfMember: isOfMember(event),
    at: event.at,
  };
}

/** How a status is told from others and kept, whether it has waited for its message or not. `payload` is JSON text. */
export function keptAs({ event, raw }: Item<InboundStatus>): { fingerprint: Buffer; payload: string } {
  return { fingerprint: fingerprintOf(`${event.step} ${event.at.toISOString()}`, raw), payload: raw };
}

/** In a group: about one of its members alone. */
export function isOfMember({ contact }: InboundStatus): boolean {
  return contact.phone !== undefined || contact.bsuid !== undefined;
}

/** The status as it came, with what its customer's entry said where that is kept nowhere else. */
function withCustomer(raw: string, { contact }: InboundStatus): string {
  const isKept = contact.raw !== undefined || (contact.profileName ?? contact.username) === undefined;
  return isKept ? raw : `{"item":${raw},"contact":${JSON.stringify(contact)}}`;
}

// In one order everywhere, so that two processes with the same statuses wait instead of deadlocking.
function byKey(a: WaitingStatus, b: WaitingStatus): number {
  return Buffer.compare(a.fingerprint, b.fingerprint) || (a.providerId < b.providerId ? -1 : 1);
}
