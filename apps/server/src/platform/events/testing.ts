import { isDeepStrictEqual } from 'node:util';
import { loggedEvent } from '@waqtor/contract';
import { z } from 'zod';

/** The part of a database pool that is used here. */
interface Queryable {
  query(text: string): Promise<{ rows: { type: string; event: unknown }[] }>;
}

/** Validates all tenants' events against their schemas; returns the types found and the mismatches. */
export async function judgeEvents(pool: Queryable): Promise<{ types: Set<string>; problems: string[] }> {
  const { rows } = await pool.query(
    `select type, jsonb_build_object('seq', seq, 'type', type, 'topic', topic, 'data', data,
       'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as event from events`,
  );
  const problems = new Set<string>();
  for (const { type, event } of rows) {
    const { success, data, error } = loggedEvent.safeParse(event);
    if (!success) problems.add(`${type}: ${z.prettifyError(error)}`);
    // The schema drops unknown fields.
    else if (!isDeepStrictEqual(data, event))
      problems.add(`${type} has undocumented fields: ${JSON.stringify(event)}`);
  }
  return { types: new Set(rows.map(({ type }) => type)), problems: [...problems].slice(0, 10) };
}
