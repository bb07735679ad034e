import type { AnyEvent } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';

/*
 * If something is deleted, each event about it is replaced by the event of its deletion, with the same seq,
 * time and audience. A reader that reaches it learns of the deletion. The log stays gapless and keeps none of
 * the deleted content.
 */

/** Number of events scanned per statement. */
const REDACTION_BATCH = 5_000;

/** The ids to search for, and the range of seq numbers to scan. */
export interface Redaction {
  /** An event is redacted if its payload contains one of these public ids. */
  marks: readonly string[];
  replacement: AnyEvent;
  nextSeq: number;
  upToSeq: number;
}

/** Replaces the events of one batch; returns the seq at which the next batch begins. */
export async function redactEvents(tx: Tx, tenantId: string, redaction: Redaction): Promise<number> {
  const { marks, replacement, nextSeq, upToSeq } = redaction;
  const end = Math.min(nextSeq + REDACTION_BATCH, upToSeq + 1);
  await tx.client.query(
    `update events set topic = $5, type = $6, data = $7::jsonb
     where tenant_id = $1 and seq >= $2 and seq < $3 and data::text like any ($4::text[])`,
    [
      tenantId,
      nextSeq,
      end,
      // Public ids contain an underscore, which LIKE treats as a wildcard, so it is escaped.
      marks.map((mark) => `%"${mark.replaceAll('_', '\\_')}"%`),
      replacement.topic,
      replacement.type,
      JSON.stringify(replacement.data),
    ],
  );
  return end;
}

/** Returns the lowest and the highest seq of a tenant's log. */
export async function readLogBounds(tx: Tx, tenantId: string): Promise<{ first: number; last: number }> {
  const { rows } = await tx.client.query<{ floor_seq: number; seq: number }>(
    'select floor_seq, seq from event_heads where tenant_id = $1',
    [tenantId],
  );
  return { first: Number(rows[0]?.floor_seq ?? 0) + 1, last: Number(rows[0]?.seq ?? 0) };
}

/** Returns these public ids, and the ids that were merged into them according to events of these types. */
export async function findMergedIds(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  types: readonly AnyEvent['type'][],
): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `with recursive known (id) as (
       select unnest($2::text[])
       union
       select e.data->>'sourceId' from events e join known on e.data->>'targetId' = known.id
       where e.tenant_id = $1 and e.type = any ($3::text[])
     )
     select id from known where id is not null`,
    [tenantId, ids, types],
  );
  return rows.map(({ id }) => id);
}
