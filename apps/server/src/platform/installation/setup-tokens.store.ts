import { definerHasOwner, type Queryable, type Tx } from '@waqtor/db';
import { sql } from 'kysely';

/* The one-time setup token: SHA-256 hashes in one row of `installation`, which is also the lock. */
const KEY = 'setup_tokens';
/** Number of tokens kept. Each server start prints a link, and all of them work until one is used. */
const KEPT = 20;

export async function hasOwner(db: Queryable): Promise<boolean> {
  return (await definerHasOwner(db)) === true;
}

/** Adds a token and deletes the oldest beyond the last twenty. */
export async function addSetupToken({ db }: Queryable, hash: string): Promise<void> {
  await sql`
    insert into installation as i (key, value) values (${KEY}, jsonb_build_array(${hash}::text))
    on conflict (key) do update set value = (
      select jsonb_agg(kept.hash order by kept.position)
      from (
        select hash, position from jsonb_array_elements(i.value || excluded.value) with ordinality as h (hash, position)
        order by position desc limit ${KEPT}
      ) kept
    )`.execute(db);
}

export async function hasSetupToken({ db }: Queryable, hash: string): Promise<boolean> {
  const { rows } = await sql`
    select from installation where key = ${KEY} and value @> jsonb_build_array(${hash}::text)`.execute(db);
  return rows.length === 1;
}

/** Consumes the token and invalidates all others. Returns false if it was already used or is unknown. */
export async function claimSetupToken({ db }: Tx, hash: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from installation where key = ${KEY} and value @> jsonb_build_array(${hash}::text)`.execute(db);
  return numAffectedRows === 1n;
}
