import { defineBatch, type Tx } from '@waqtor/db';

/** One use of an Idempotency-Key: its owner, and a digest of the request. */
export interface IdempotencyClaim {
  tenantId: string;
  /** The user or the API key. */
  actor: string;
  key: string;
  requestHash: Buffer;
}

/** A string that identifies the key of a claim. */
export function keyOfClaim({ tenantId, actor, key }: KeyOfClaim): string {
  return JSON.stringify([tenantId, actor, key]);
}

/** A key that was used before, with the digest of that request and its encrypted response. */
export interface UsedKey {
  requestHash: Buffer;
  response: string;
}

interface KeyOfClaim {
  tenantId: string;
  actor: string;
  key: string;
}

const keyBatch = defineBatch<KeyOfClaim>({ tenantId: 'uuid', actor: 'text', key: 'text' });
const newKeyBatch = defineBatch<KeyOfClaim & { requestHash: Uint8Array; response: string }>({
  tenantId: 'uuid',
  actor: 'text',
  key: 'text',
  requestHash: 'bytea',
  response: 'text',
});

/**
 * Stores these keys, which must all be different, each with its encrypted response. Returns those that were
 * used before, by `keyOfClaim`. Waits for uncommitted transactions that have stored one of them. The keys are
 * stored in a fixed order, so that two transactions wait instead of deadlocking.
 */
export async function insertKeys(
  tx: Tx,
  claims: readonly (IdempotencyClaim & { response: string })[],
): Promise<Map<string, UsedKey>> {
  if (claims.length === 0) return new Map();
  const { rows: inserted } = await tx.client.query<{ tenantId: string; actor: string; key: string }>({
    name: 'idempotency_insert_keys',
    text: `insert into idempotency_keys (tenant_id, actor, key, request_hash, response)
      select tenant_id, actor, key, request_hash, to_jsonb(response) from ${newKeyBatch.parameters('n')}
      order by tenant_id, actor, key
      on conflict do nothing
      returning tenant_id as "tenantId", actor, key`,
    values: newKeyBatch.values(claims),
  });
  if (inserted.length === claims.length) return new Map();
  const isNew = new Set(inserted.map(keyOfClaim));
  const { rows: used } = await tx.client.query<IdempotencyClaim & UsedKey>({
    name: 'idempotency_find_keys',
    text: `select i.tenant_id as "tenantId", i.actor, i.key, i.request_hash as "requestHash", i.response
      from ${keyBatch.parameters('k')}
      join idempotency_keys i on i.tenant_id = k.tenant_id and i.actor = k.actor and i.key = k.key`,
    values: keyBatch.values(claims.filter((claim) => !isNew.has(keyOfClaim(claim)))),
  });
  return new Map(used.map((row) => [keyOfClaim(row), row]));
}

/** Releases keys that this transaction stored for requests it refused. */
export async function deleteKeys(tx: Tx, claims: readonly IdempotencyClaim[]): Promise<void> {
  if (claims.length === 0) return;
  await tx.client.query({
    name: 'idempotency_delete_keys',
    text: `delete from idempotency_keys i using ${keyBatch.parameters('k')}
      where i.tenant_id = k.tenant_id and i.actor = k.actor and i.key = k.key`,
    values: keyBatch.values(claims),
  });
}
