import type { Queryable } from '@waqtor/db';
import { sql } from 'kysely';

const KEY = 'key_fingerprint';

/**
 * Returns the fingerprint of the key with which this database was encrypted; stores the given one if there is
 * none yet.
 */
export async function keepKeyFingerprint(db: Queryable, fingerprint: string): Promise<unknown> {
  await sql`insert into installation (key, value) values (${KEY}, ${JSON.stringify(fingerprint)}::jsonb)
    on conflict do nothing`.execute(db.db);
  return findKeyFingerprint(db);
}

export async function findKeyFingerprint({ db }: Queryable): Promise<unknown> {
  const row = await db.selectFrom('installation').select('value').where('key', '=', KEY).executeTakeFirst();
  return row?.value;
}
