import type { Queryable } from '@waqtor/db';
import { sql } from 'kysely';

const KEY = 'vapid_keys';

/** The installation's key pair for Web Push: the private key is encrypted. */
export interface StoredVapidKeys {
  /** The uncompressed point in base64url, as browsers expect it. */
  publicKey: string;
  /** The encrypted private key, in base64. */
  sealedPrivateKey: string;
}

/** Returns the stored keys, if there are any. */
export async function findVapidKeys({ db }: Queryable): Promise<StoredVapidKeys | undefined> {
  const row = await db.selectFrom('installation').select('value').where('key', '=', KEY).executeTakeFirst();
  return row?.value as StoredVapidKeys | undefined;
}

/** Stores the keys unless another process has stored its own; returns those that are stored. */
export async function keepVapidKeys(db: Queryable, keys: StoredVapidKeys): Promise<StoredVapidKeys> {
  await sql`insert into installation (key, value) values (${KEY}, ${JSON.stringify(keys)}::jsonb)
    on conflict do nothing`.execute(db.db);
  return (await findVapidKeys(db)) ?? keys;
}
