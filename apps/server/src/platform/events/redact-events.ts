import type { AnyEvent } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';

/*
 * An event that told of something deleted is replaced by the event of its deletion: it keeps its seq, its instant and its
 * audience, and a reader that comes by learns what it has to know. So the log stays gapless and holds no text of it.
 */

/** How many events are looked through at once. */
const REDACTION_BATCH = 5_000;

/** What to look for, from which seq to which. */
export interface Redaction {
  /** Public ids by which an event tells of what was deleted. */
  marks: readonly string[];
  replacement: AnyEvent;
  nextSeq: number;
  upToSeq: number;
}

/** Replaces the events of one batch; returns where the next one begins. */
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
      // Ids hold an underscore, which LIKE reads as any character: escaped, so that only the id itself fits.
      marks.map((mark) => `%"${mark.replaceAll('_', '\\_')}"%`),
      replacement.topic,
      replacement.type,
      JSON.stringify(replacement.data),
    ],
  );
  return end;
}

/** The oldest and the newest event of a tenant's log. */
export async function readLogBounds(tx: Tx, tenantId: string): Promise<{ first: number; last: number }> {
  const { rows } = await tx.client.query<{ floor_seq: number; seq: number }>(
    'select floor_seq, seq from event_heads where tenant_id = $1',
    [tenantId],
  );
  return { first: Number(rows[0]?.floor_seq ?? 0) + 1, last: Number(rows[0]?.seq ?? 0) };
}

/** These public ids, and those that were merged into them according to events of these types. */
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
       select e.data->>'fromId' from events e join known on e.data->>'intoId' = known.id
       where e.tenant_id = $1 and e.type = any ($3::text[])
     )
     select id from known where id is not null`,
    [tenantId, ids, types],
  );
  return rows.map(({ id }) => id);
}
