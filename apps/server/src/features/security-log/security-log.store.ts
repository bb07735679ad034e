import type { AuditEvents, Tx } from '@waqtor/db';
import type { Insertable, Selectable } from 'kysely';

export type SecurityEventRow = Selectable<AuditEvents>;

/** The transaction must include the row's tenant, unless that is null. */
export async function insertSecurityEvent(tx: Tx, row: Insertable<AuditEvents>): Promise<void> {
  await tx.db.insertInto('auditEvents').values(row).execute();
}

/** Lists entries newest first, one more than `limit`. */
export function listSecurityEvents(
  tx: Tx,
  tenantId: string,
  options: { action: string | undefined; after: { at: string; id: string } | undefined; limit: number },
): Promise<SecurityEventRow[]> {
  const { action, after, limit } = options;
  let query = tx.db
    .selectFrom('auditEvents')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (action !== undefined) query = query.where('action', '=', action);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('at', 'id'), '<', tuple(new Date(after.at), after.id)),
    );
  }
  return query.execute();
}
