import type { Tx } from '@waqtor/db';

/** A block WhatsApp is to be told of; `attempts` is the mark of this try. */
export interface DueBlock {
  tenantId: string;
  sessionId: string;
  contactId: string;
  wanted: 'blocked' | 'unblocked';
  attempts: number;
}

/** Takes one on until `until`; undefined when somebody else has, or it is due no more. */
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

/** Writes how this try ended; a wish that changed meanwhile has a mark of its own. */
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
