import type { Tx } from '@waqtor/db';

/** A deletion whose traces in the event log have not all been redacted yet. */
export interface RedactionRow {
  id: string;
  contactId: string;
  marks: string[];
  nextSeq: number;
  upToSeq: number;
}

export async function insertRedaction(
  tx: Tx,
  row: RedactionRow & { tenantId: string; createdAt: Date },
): Promise<void> {
  await tx.db.insertInto('eventRedactions').values(row).execute();
}

/**
 * Returns the oldest redaction of this tenant, locked. Skips redactions that another process is working on.
 */
export function lockRedaction(tx: Tx, tenantId: string): Promise<RedactionRow | undefined> {
  return tx.db
    .selectFrom('eventRedactions')
    .select(['id', 'contactId', 'marks', 'nextSeq', 'upToSeq'])
    .where('tenantId', '=', tenantId)
    .orderBy('createdAt')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** Records the progress, or deletes the row when it is finished. */
export async function moveRedaction(tx: Tx, tenantId: string, row: RedactionRow): Promise<void> {
  if (row.nextSeq > row.upToSeq) {
    await tx.db
      .deleteFrom('eventRedactions')
      .where('tenantId', '=', tenantId)
      .where('id', '=', row.id)
      .execute();
    return;
  }
  await tx.db
    .updateTable('eventRedactions')
    .set({ nextSeq: row.nextSeq })
    .where('tenantId', '=', tenantId)
    .where('id', '=', row.id)
    .execute();
}
