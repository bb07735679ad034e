import type { Tx } from '@waqtor/db';

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

/** Inserts these items; returns the ids of those that are new. */
export async function insertItems(tx: Tx, items: readonly NewItem[], now: Date): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>({
    name: 'intake_insert_items',
    text: `insert into webhook_items (id, tenant_id, session_id, fingerprint, field, kind, contact_id, payload, error,
        received_at)
      select i.*, $10::timestamptz from rows from (unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bytea[], $5::text[],
        $6::text[], $7::uuid[]), jsonb_array_elements($8::jsonb), unnest($9::text[])) i
      on conflict (session_id, fingerprint) do nothing returning id`,
    values: [
      items.map((item) => item.id),
      items.map((item) => item.tenantId),
      items.map((item) => item.sessionId),
      items.map((item) => item.fingerprint),
      items.map((item) => item.field),
      items.map((item) => item.kind),
      items.map((item) => item.contactId),
      // The payloads are one JSON array: as elements of a text array, each would be escaped, unescaped and
      // cast separately.
      `[${items.map((item) => item.payload).join(',')}]`,
      items.map((item) => item.error),
      now.toISOString(),
    ],
  });
  return new Set(rows.map((row) => row.id));
}
