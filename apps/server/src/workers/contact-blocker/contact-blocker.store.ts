import type { Database, Tx } from '@waqtor/db';
import type { Identity } from '@waqtor/provider';
import { sql } from 'kysely';

/** A block WhatsApp is to be told of; `attempts` is the mark of this try. */
export interface DueBlock {
  tenantId: string;
  sessionId: string;
  contactId: string;
  wanted: 'blocked' | 'unblocked';
  attempts: number;
  phone: string | null;
  bsuid: string | null;
}

export async function findDueBlocks(
  db: Database,
  now: Date,
  limit: number,
): Promise<{ tenantId: string; sessionId: string; contactId: string }[]> {
  const { rows } = await db.pool.query<{ tenant_id: string; session_id: string; contact_id: string }>(
    'select tenant_id, session_id, contact_id from definer_due_blocks($1, $2)',
    [now, limit],
  );
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    sessionId: row.session_id,
    contactId: row.contact_id,
  }));
}

/** Takes one on until `until`; undefined when somebody else has, or it is due no more. */
export async function claimBlock(
  tx: Tx,
  block: { tenantId: string; sessionId: string; contactId: string },
  { now, until }: { now: Date; until: Date },
): Promise<DueBlock | undefined> {
  const { rows } = await sql<DueBlock>`
    update contact_blocks b set attempts = b.attempts + 1, next_attempt_at = ${until}
    from contacts c
    where b.tenant_id = ${block.tenantId} and b.session_id = ${block.sessionId} and b.contact_id = ${block.contactId}
      and b.state = 'pending' and b.next_attempt_at <= ${now} and c.id = b.contact_id
    returning b.tenant_id, b.session_id, b.contact_id, b.wanted, b.attempts, c.phone, c.bsuid`.execute(tx.db);
  return rows[0];
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

export function identityOf({ phone, bsuid }: DueBlock): Identity {
  return { ...(phone === null ? {} : { phone }), ...(bsuid === null ? {} : { bsuid }) };
}
