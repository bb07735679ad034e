import type { Tx } from '@waqtor/db';
import { announceContactUpdated, type ContactRow } from '../../../features/contacts/index.ts';

/**
 * Removes the suppression that earlier failures caused for these contacts: a contact who writes to us can be
 * reached.
 */
export async function liftSuppression(tx: Tx, contacts: readonly ContactRow[], now: Date): Promise<void> {
  const unreachable = contacts.filter((row) => row.suppressedReason === 'unreachable');
  if (unreachable.length === 0) return;
  const lifted = await tx.db
    .updateTable('contacts')
    .set({ suppressedAt: null, suppressedReason: null, updatedAt: now })
    .where('tenantId', 'in', tx.tenantIds)
    .where('id', 'in', [...new Set(unreachable.map((row) => row.id))].sort())
    .where('suppressedReason', '=', 'unreachable')
    .returningAll()
    .execute();
  for (const row of lifted) announceContactUpdated(tx, row, now);
}
