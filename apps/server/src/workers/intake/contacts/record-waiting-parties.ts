import type { Tx } from '@waqtor/db';
import { findAddressees, findWaitingParties, type MessageKey } from './addressees.store.ts';
import type { Observation } from './identities/observations.ts';
import { resolveContacts } from './resolve-contacts.ts';

/** Records the identities that waiting statuses contain of the recipients of these stored messages. */
export async function recordWaitingParties(
  tx: Tx,
  tenantId: string,
  keys: readonly MessageKey[],
  now: Date,
): Promise<void> {
  const waiting = await findWaitingParties(tx, keys);
  if (waiting.length === 0) return;
  const known = await findAddressees(tx, keys);
  const observations = waiting.flatMap(({ party, at, ...key }): Observation[] => {
    const sameAs = known.get(`${key.sessionId} ${key.providerId}`);
    return sameAs ? [{ ...party, tenantId, at: at.getTime(), isTouch: false, sameAs }] : [];
  });
  await resolveContacts(tx, observations, now);
}
