import { defineBatch, selectList, type Tx } from '@waqtor/db';
import type { ContactRow } from './contacts.present.ts';

/* Batch statements on contacts of one or several tenants. */

/** The kinds of identity to which a message can be addressed. */
export type AddressKind = 'phone' | 'bsuid' | 'lid';
export interface ContactAddress {
  tenantId: string;
  kind: AddressKind;
  value: string;
}

const columns = selectList<ContactRow>('c', {
  id: true,
  tenantId: true,
  phone: true,
  bsuid: true,
  parentBsuid: true,
  lid: true,
  username: true,
  name: true,
  profileName: true,
  email: true,
  language: true,
  attributes: true,
  optedOutAt: true,
  suppressedAt: true,
  suppressedReason: true,
  phoneAt: true,
  bsuidAt: true,
  lidAt: true,
  usernameAt: true,
  profileNameAt: true,
  nameAt: true,
  createdAt: true,
  updatedAt: true,
  tags: true,
  phoneSince: true,
  blockedAt: true,
  blockReason: true,
  groupId: true,
  marketingDecidedAt: true,
});

/** Returns these contacts by id; missing ones are omitted. */
export async function findContactBatch(tx: Tx, ids: readonly string[]): Promise<Map<string, ContactRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.client.query<ContactRow>({
    name: 'contacts_find_batch',
    text: `select ${columns} from unnest($1::uuid[]) k (id)
      cross join lateral (select * from contacts where id = k.id offset 0) c`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Returns a key for an address within a batch. */
export function addressKey({ tenantId, kind, value }: ContactAddress): string {
  return `${tenantId} ${kind} ${value}`;
}

const addressBatch = defineBatch<ContactAddress>({ tenantId: 'uuid', kind: 'text', value: 'text' });
const GIVEN = addressBatch.parameters('k', 1, { ordinal: 'nth' });

// Each `lateral (… offset 0)` filters by the one key whose index should be used; the tenant is compared
// outside it (see docs/subsystems/intake.md, "Plans that need no statistics").
const byColumn = (kind: AddressKind) => `
  select k.nth, 0 as is_alias, c.id from ${GIVEN}
    cross join lateral (select id, tenant_id from contacts where ${kind} = k.value offset 0) c
    where k.kind = '${kind}' and c.tenant_id = k.tenant_id`;
const FIND_ADDRESSEES = `
with hit as (${[byColumn('phone'), byColumn('bsuid'), byColumn('lid')].join(' union all ')}
  union all select k.nth, 1, a.contact_id from ${GIVEN}
    cross join lateral (select contact_id from contact_aliases
      where tenant_id = k.tenant_id and kind = k.kind and value = k.value offset 0) a
), best as (select distinct on (nth) nth, id from hit order by nth, is_alias)
select best.nth::int as nth, ${columns} from best cross join lateral (select * from contacts where id = best.id offset 0) c`;

/**
 * Returns the contacts with these addresses, by `addressKey`. An address may also be an alias left by a
 * merged contact.
 */
export async function findAddressees(
  tx: Tx,
  addresses: readonly ContactAddress[],
): Promise<Map<string, ContactRow>> {
  if (addresses.length === 0) return new Map();
  const { rows } = await tx.client.query<ContactRow & { nth: number }>({
    name: 'contacts_find_addressees',
    text: FIND_ADDRESSEES,
    values: addressBatch.values(addresses),
  });
  return new Map(
    rows.flatMap(({ nth, ...row }) => {
      const address = addresses[nth - 1];
      return address ? [[addressKey(address), row] as const] : [];
    }),
  );
}

interface NewAddressee {
  id: string;
  tenantId: string;
  phone: string | null;
  bsuid: string | null;
  lid: string | null;
}
const newBatch = defineBatch<NewAddressee>({
  id: 'uuid',
  tenantId: 'uuid',
  phone: 'text',
  bsuid: 'text',
  lid: 'text',
});

/** Returns fewer rows if another transaction has inserted one of these addresses in the meantime. */
export async function insertAddressees(
  tx: Tx,
  contacts: readonly (ContactAddress & { id: string })[],
  at: Date,
): Promise<ContactRow[]> {
  if (contacts.length === 0) return [];
  const added = contacts.map(({ id, tenantId, kind, value }) => ({
    id,
    tenantId,
    ...{ phone: null, bsuid: null, lid: null },
    [kind]: value,
  }));
  const { rows } = await tx.client.query<ContactRow>({
    name: 'contacts_insert_addressees',
    text: `insert into contacts as c (${newBatch.columns}, created_at, updated_at)
      select n.*, $1::timestamptz, $1::timestamptz from ${newBatch.parameters('n', 2)}
      order by phone, bsuid, lid
      on conflict do nothing
      returning ${columns}`,
    values: [at.toISOString(), ...newBatch.values(added)],
  });
  return rows;
}
