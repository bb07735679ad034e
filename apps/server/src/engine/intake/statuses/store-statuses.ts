import { toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../../platform/events/announce.ts';
import { newId } from '../../../platform/ids.ts';
import { fingerprintOf } from '../prepare.ts';
import { type AddressedReport, applyStatuses } from './apply-statuses.ts';
import { insertWaiting, type WaitingStatus } from './statuses.store.ts';

/** A status as it arrived. */
export interface IncomingStatus extends AddressedReport {
  rawJson: string;
  contactId: string | null;
}

/** Applies statuses to the messages they are about; those of messages we do not have wait for them, announced. */
export async function storeStatuses(tx: Tx, statuses: readonly IncomingStatus[], now: Date): Promise<void> {
  const strange = await applyStatuses(tx, statuses, now);
  if (strange.length === 0) return;
  const waiting = strange.map(toWaiting).sort(byKey);
  const fresh = await insertWaiting(tx, waiting, now);
  for (const row of waiting) {
    if (!fresh.has(row.id)) continue;
    announce(tx, {
      tenantId: row.tenantId,
      topic: 'conversations',
      type: 'message.status',
      data: {
        providerId: row.providerId,
        contactId: row.contactId ? toPublicId('contact', row.contactId) : null,
        step: row.step,
        at: row.at.toISOString(),
        status: JSON.parse(row.status) as unknown,
      },
      at: now,
    });
  }
}

function toWaiting(status: IncomingStatus): WaitingStatus {
  return {
    id: newId(),
    tenantId: status.tenantId,
    sessionId: status.sessionId,
    providerId: status.providerId,
    fingerprint: fingerprintOf(`${status.step} ${status.at.toISOString()}`, status.rawJson),
    step: status.step,
    contactId: status.contactId,
    errors: status.errors ?? [],
    status: status.rawJson,
    at: status.at,
  };
}

function byKey(a: WaitingStatus, b: WaitingStatus): number {
  return Buffer.compare(a.fingerprint, b.fingerprint) || (a.providerId < b.providerId ? -1 : 1);
}
