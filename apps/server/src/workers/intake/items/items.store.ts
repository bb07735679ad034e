import { defineBatch, type Tx } from '@waqtor/db';

/** An item from WhatsApp that is neither a message nor a status; `payload` is JSON text. */
export interface NewItem {
  id: string;
  tenantId: string;
  sessionId: string;
  fingerprint: Buffer;
  field: string;
  kind: string;
  contactId: string | null;
  payload: string;
  error: string | null;
}

const itemBatch = defineBatch<NewItem>({
  id: 'uuid',
  tenantId: 'uuid',
  sessionId: 'uuid',
  fingerprint: 'bytea',
  field: 'text',
  kind: 'text',
  contactId: 'uuid',
  error: 'text',
  payload: 'json text',
});

/** Inserts these items; returns the ids of those that are new. */
export async function insertItems(tx: Tx, items: readonly NewItem[], now: Date): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>({
    name: 'intake_insert_items',
    text: `insert into webhook_items (${itemBatch.columns}, received_at)
      select i.*, $1::timestamptz from ${itemBatch.parameters('i', 2)}
      on conflict (session_id, fingerprint) do nothing returning id`,
    values: [now.toISOString(), ...itemBatch.values(items)],
  });
  return new Set(rows.map((row) => row.id));
}
