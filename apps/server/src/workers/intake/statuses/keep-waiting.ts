import { messageStatusUnmatched, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { InboundStatus } from '@waqtor/provider';
import { announce } from '../../../platform/events/announce.ts';
import { newId } from '../../../platform/ids.ts';
import { fingerprintOf, type Item, observationOf } from '../batches/prepare.ts';
import { partyOfStatus } from '../contacts/gather-observations.ts';
import { findKnownContacts } from '../contacts/resolve-contacts.ts';
import { findArrived, insertWaiting, type WaitingStatus } from './statuses.store.ts';

/**
 * Stores statuses whose message we do not have as waiting, and publishes events for the new ones. If another
 * transaction has stored the message since it was looked up, that transaction has also applied the earlier
 * waiting statuses. A duplicate is then stored again although its event was already published; the sweep
 * applies it.
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
    const event = messageStatusUnmatched({
      providerId: row.providerId,
      contactId: row.contactId ? toPublicId('contact', row.contactId) : null,
      status: row.step,
      at: row.at.toISOString(),
      raw: JSON.parse(row.status),
    });
    announce(tx, event, { tenantId: row.tenantId, at: now });
  }
}

/**
 * Finds the existing contacts of these statuses. A status of a message that was not sent through this server
 * creates no contact.
 */
async function findContacts(
  tx: Tx,
  statuses: readonly Item<InboundStatus>[],
  now: Date,
): Promise<Map<Item, string>> {
  const named = statuses.flatMap((item) => {
    const observation = observationOf(item, now);
    return observation ? [{ item, observation }] : [];
  });
  const ids = await findKnownContacts(
    tx,
    named.map(({ observation }) => observation),
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

/**
 * The fields by which a status is deduplicated and stored, whether or not it waits for its message. `payload`
 * is JSON text.
 */
export function keptAs({ event, raw }: Item<InboundStatus>): { fingerprint: Buffer; payload: string } {
  return { fingerprint: fingerprintOf(`${event.step} ${event.at.toISOString()}`, raw), payload: raw };
}

/** Whether it concerns only one member of a group. */
export function isOfMember({ contact }: InboundStatus): boolean {
  return contact.phone !== undefined || contact.bsuid !== undefined;
}

/** Returns the raw status, including the parts of its contact entry that are stored nowhere else. */
function withCustomer(raw: string, { contact }: InboundStatus): string {
  const isKept = contact.raw !== undefined || (contact.profileName ?? contact.username) === undefined;
  return isKept ? raw : `{"item":${raw},"contact":${JSON.stringify(contact)}}`;
}

// Sorted, so that two processes with the same statuses wait for each other instead of deadlocking.
function byKey(a: WaitingStatus, b: WaitingStatus): number {
  return Buffer.compare(a.fingerprint, b.fingerprint) || (a.providerId < b.providerId ? -1 : 1);
}
