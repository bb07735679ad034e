import type { Tx } from '@waqtor/db';
import type { ContactRow } from '../../../features/contacts/index.ts';
import type { Alias, BookContact, IdentityKind, SeenKind } from './book-contact.ts';
import type { Fact } from './identity-book.ts';

type StoredSeen = { [K in `${SeenKind}At`]: Date | null };
/** A stored contact and every alias that leads to it. */
export interface StoredContact {
  row: ContactRow & StoredSeen;
  contact: BookContact;
  aliases: Alias[];
}

const seenKinds = ['bsuid', 'lid', 'phone', 'username', 'profileName', 'name'] as const;

const columns = `c.id, c.tenant_id as "tenantId", c.phone, c.bsuid, c.parent_bsuid as "parentBsuid", c.lid, c.username,
  c.name, c.profile_name as "profileName", c.email, c.language, c.attributes, c.tags, c.opted_out_at as "optedOutAt", c.marketing_decided_at as "marketingDecidedAt",
  c.blocked_at as "blockedAt", c.block_reason as "blockReason",
  c.suppressed_at as "suppressedAt", c.suppressed_reason as "suppressedReason", c.phone_at as "phoneAt",
  c.bsuid_at as "bsuidAt", c.lid_at as "lidAt", c.username_at as "usernameAt",
  c.profile_name_at as "profileNameAt", c.name_at as "nameAt", c.created_at as "createdAt",
  c.updated_at as "updatedAt"`;

// `lateral … offset 0` makes every look-up one by index, whatever the planner believes of the table (see store-batch.ts).
const byColumn = (column: IdentityKind, first: number) => `
  select c.id from unnest($${first}::uuid[], $${first + 1}::text[]) k (tenant_id, value)
    cross join lateral (select id from contacts where tenant_id = k.tenant_id and ${column} = k.value offset 0) c`;
const HIT = `
with hit as (${[byColumn('phone', 1), byColumn('bsuid', 3), byColumn('lid', 5), byColumn('username', 7)].join(' union ')}
  union select a.contact_id from unnest($9::uuid[], $10::text[], $11::text[]) k (tenant_id, kind, value)
    cross join lateral (select contact_id from contact_aliases
      where tenant_id = k.tenant_id and kind = k.kind and value = k.value offset 0) a
)`;
const ALIASES = `array(select a.kind || ':' || a.value from contact_aliases a where a.contact_id = c.id) as aliases`;
const LOAD = `${HIT}
select ${columns}, ${ALIASES}
from hit cross join lateral (select * from contacts where id = hit.id offset 0) c`;
// Locked in id order, because that is the order of the outer rows.
const LOCK = `${HIT}
select ${columns}, ${ALIASES}
from (select id from hit order by id) hit
cross join lateral (select * from contacts where id = hit.id for no key update) c`;

/** Contacts that hold any key of these facts. Locked, in id order, when they are about to change. */
export async function loadContacts(
  tx: Tx,
  facts: readonly Fact[],
  { lock }: { lock: boolean },
): Promise<StoredContact[]> {
  const keys = keysOf(facts);
  const of = (kind: IdentityKind) => {
    const some = keys.filter((key) => key.kind === kind);
    return [some.map((key) => key.tenantId), some.map((key) => key.value)];
  };
  const { rows } = await tx.client.query({
    name: lock ? 'intake_lock_contacts' : 'intake_load_contacts',
    text: lock ? LOCK : LOAD,
    values: [
      ...of('phone'),
      ...of('bsuid'),
      ...of('lid'),
      ...of('username'),
      keys.map((key) => key.tenantId),
      keys.map((key) => key.kind),
      keys.map((key) => key.value),
    ],
  });
  return rows.map(toStored);
}

function keysOf(facts: readonly Fact[]): { tenantId: string; kind: IdentityKind; value: string }[] {
  const keys = new Map<string, { tenantId: string; kind: IdentityKind; value: string }>();
  const add = (tenantId: string, kind: IdentityKind, value: string | undefined) => {
    if (value !== undefined) keys.set(`${tenantId} ${kind} ${value}`, { tenantId, kind, value });
  };
  for (const { tenantId, phone, newPhone, bsuid, lid, username } of facts) {
    add(tenantId, 'phone', phone);
    add(tenantId, 'phone', newPhone);
    add(tenantId, 'bsuid', bsuid);
    add(tenantId, 'lid', lid);
    add(tenantId, 'username', username);
  }
  return [...keys.values()];
}

function toStored({ aliases, ...row }: StoredContact['row'] & { aliases: string[] }): StoredContact {
  const seen = (value: string | null, at: Date | null) => ({
    value,
    at: at?.getTime() ?? Number.NEGATIVE_INFINITY,
  });
  const contact: BookContact = {
    id: row.id,
    tenantId: row.tenantId,
    createdAt: row.createdAt.getTime(),
    seen: {
      bsuid: seen(row.bsuid, row.bsuidAt),
      lid: seen(row.lid, row.lidAt),
      phone: seen(row.phone, row.phoneAt),
      username: seen(row.username, row.usernameAt),
      profileName: seen(row.profileName, row.profileNameAt),
      name: seen(row.name, row.nameAt),
    },
    parentBsuid: row.parentBsuid,
    isNew: false,
    isChanged: false,
    isTouched: false,
    newAliases: [],
    mergedInto: undefined,
  };
  return { row, contact, aliases: aliases.map(readAlias) };
}

function readAlias(text: string): Alias {
  const colon = text.indexOf(':');
  return { kind: text.slice(0, colon) as IdentityKind, value: text.slice(colon + 1) };
}

const seenAt = (contacts: readonly BookContact[]) =>
  seenKinds.map((kind) =>
    contacts.map(({ seen }) =>
      seen[kind].at === Number.NEGATIVE_INFINITY ? null : new Date(seen[kind].at).toISOString(),
    ),
  );
const seenValues = (contacts: readonly BookContact[]) =>
  seenKinds.map((kind) => contacts.map(({ seen }) => seen[kind].value));

// A contact that somebody has changed since it was read is left alone, and the count shows it.
const TOUCH = `
update contacts c set bsuid_at = greatest(c.bsuid_at, v.bsuid_at), lid_at = greatest(c.lid_at, v.lid_at),
  phone_at = greatest(c.phone_at, v.phone_at), username_at = greatest(c.username_at, v.username_at),
  profile_name_at = greatest(c.profile_name_at, v.profile_name_at), name_at = greatest(c.name_at, v.name_at)
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
    $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[])
  as v (id, bsuid, lid, phone, username, profile_name, name,
    bsuid_at, lid_at, phone_at, username_at, profile_name_at, name_at)
where c.id = v.id
  and (c.bsuid, c.lid, c.phone, c.username, c.profile_name, c.name)
    is not distinct from (v.bsuid, v.lid, v.phone, v.username, v.profile_name, v.name)`;

/** Remembers when these contacts, in id order, were last seen; false when one of them was changed by somebody else meanwhile. */
export async function touchContacts(tx: Tx, contacts: readonly BookContact[]): Promise<boolean> {
  if (contacts.length === 0) return true;
  const { rowCount } = await tx.client.query({
    name: 'intake_touch_contacts',
    text: TOUCH,
    values: [contacts.map((contact) => contact.id), ...seenValues(contacts), ...seenAt(contacts)],
  });
  return rowCount === contacts.length;
}

/** One writer at a time per tenant decides who is who; held until COMMIT. */
export async function lockIdentities(tx: Tx, tenantIds: readonly string[]): Promise<void> {
  await tx.client.query({
    name: 'intake_lock_identities',
    text: `select pg_advisory_xact_lock(hashtextextended('identities ' || id, 0)) from unnest($1::text[]) id`,
    values: [[...tenantIds].sort()],
  });
}

const SAVED = `(id, tenant_id, parent_bsuid, created_at, bsuid, lid, phone, username, profile_name, name,
    bsuid_at, lid_at, phone_at, username_at, profile_name_at, name_at)`;
const GIVEN = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
    $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[],
    $14::timestamptz[], $15::timestamptz[], $16::timestamptz[]) as v ${SAVED}`;
const INSERT = `
insert into contacts (updated_at, ${SAVED.slice(1)} select v.created_at, v.* from ${GIVEN} on conflict do nothing`;
const UPDATE = `
update contacts c set parent_bsuid = v.parent_bsuid, bsuid = v.bsuid, lid = v.lid, phone = v.phone,
  username = v.username, profile_name = v.profile_name, name = v.name, bsuid_at = v.bsuid_at, lid_at = v.lid_at,
  phone_at = v.phone_at, username_at = v.username_at, profile_name_at = v.profile_name_at, name_at = v.name_at,
  updated_at = $17
from ${GIVEN} where c.id = v.id
returning ${columns}`;

const saved = (contacts: readonly BookContact[]) => [
  contacts.map((contact) => contact.id),
  contacts.map((contact) => contact.tenantId),
  contacts.map((contact) => contact.parentBsuid),
  contacts.map((contact) => new Date(contact.createdAt).toISOString()),
  ...seenValues(contacts),
  ...seenAt(contacts),
];

/** False when somebody (a colleague, by the API) has created one of them meanwhile. */
export async function insertContacts(tx: Tx, contacts: readonly BookContact[]): Promise<boolean> {
  if (contacts.length === 0) return true;
  const values = saved(contacts);
  const { rowCount } = await tx.client.query({ name: 'intake_insert_contacts', text: INSERT, values });
  return rowCount === contacts.length;
}

export async function updateContacts(
  tx: Tx,
  contacts: readonly BookContact[],
  at: Date,
): Promise<ContactRow[]> {
  if (contacts.length === 0) return [];
  const { rows } = await tx.client.query({ text: UPDATE, values: [...saved(contacts), at.toISOString()] });
  return rows;
}

export async function insertAliases(tx: Tx, contacts: readonly BookContact[]): Promise<void> {
  const aliases = contacts.flatMap((contact) => contact.newAliases.map((alias) => ({ ...alias, contact })));
  if (aliases.length === 0) return;
  await tx.client.query(
    `insert into contact_aliases (tenant_id, kind, value, contact_id)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[])
     on conflict (tenant_id, kind, value) do update set contact_id = excluded.contact_id`,
    [
      aliases.map((alias) => alias.contact.tenantId),
      aliases.map((alias) => alias.kind),
      aliases.map((alias) => alias.value),
      aliases.map((alias) => alias.contact.id),
    ],
  );
}
