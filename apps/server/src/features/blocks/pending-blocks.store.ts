import type { Tx } from '@waqtor/db';

/** A block or unblock to be sent to WhatsApp. `attempts` identifies this attempt, as a fencing token. */
export interface DueBlock {
  tenantId: string;
  sessionId: string;
  contactId: string;
  wanted: 'blocked' | 'unblocked';
  attempts: number;
}

/**
 * Claims a change until `until`; returns undefined if another process has claimed it, or it is no longer due.
 */
export function claimBlock(
  tx: Tx,
  block: { tenantId: string; sessionId: string; contactId: string },
  { now, until }: { now: Date; until: Date },
): Promise<DueBlock | undefined> {
  return tx.db
    .updateTable('contactBlocks')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), nextAttemptAt: until }))
    .where('tenantId', '=', block.tenantId)
    .where('sessionId', '=', block.sessionId)
    .where('contactId', '=', block.contactId)
    .where('state', '=', 'pending')
    .where('nextAttemptAt', '<=', now)
    .returning(['tenantId', 'sessionId', 'contactId', 'wanted', 'attempts'])
    .executeTakeFirst();
}

/**
 * Records the result of this attempt. Ignored if the wanted state or the attempt has changed in the meantime.
 */
export async function endBlock(
  tx: Tx,
  block: DueBlock,
  end: { state: 'done' | 'refused' | 'pending'; error: string | null; at: Date },
): Promise<void> {
  await tx.db
    .updateTable('contactBlocks')
    .set({ state: end.state, error: end.error, nextAttemptAt: end.at })
    .where('tenantId', '=', block.tenantId)
    .where('sessionId', '=', block.sessionId)
    .where('contactId', '=', block.contactId)
    .where('wanted', '=', block.wanted)
    .where('attempts', '=', block.attempts)
    .execute();
}
