import type { Tx } from '@waqtor/db';
import type { Identity } from '@waqtor/provider';
import { resolveContacts } from './resolve-contacts.ts';

/**
 * Records that these contacts (uuids) also have these identities, as reported by an engine when it accepted a
 * message to them.
 */
export async function recordIdentities(
  tx: Tx,
  tenantId: string,
  known: readonly { contactId: string; identity: Identity; at: Date }[],
  now: Date,
): Promise<void> {
  const observations = known.map(({ contactId, identity: { phone, bsuid, parentBsuid, lid }, at }) => ({
    tenantId,
    phone,
    bsuid,
    parentBsuid,
    lid,
    sameAs: contactId,
    at: at.getTime(),
    isTouch: false,
  }));
  await resolveContacts(tx, observations, now);
}
