import type { Tx } from '@waqtor/db';
import type { ContactRow } from '../../../features/contacts/index.ts';
import type { Part } from '../../../platform/round-trip.ts';
import { type ContactState, finalContact, NEVER } from './identities/contact-state.ts';
import type { IdentityResolver } from './identities/identity-resolver.ts';
import { columns, seenKinds } from './load-contacts.store.ts';

const iso = (at: number) => (at === NEVER ? null : new Date(at).toISOString());
const seenAt = (contacts: readonly ContactState[]) =>
  seenKinds.map((kind) => contacts.map(({ seen }) => iso(seen[kind].at)));
const seenValues = (contacts: readonly ContactState[]) =>
  seenKinds.map((kind) => contacts.map(({ seen }) => seen[kind].value));

// A contact that another transaction has changed since it was read is skipped, which the row count reveals.
const TOUCH = `
update contacts c set bsuid_at = greatest(c.bsuid_at, v.bsuid_at), lid_at = greatest(c.lid_at, v.lid_at),
  phone_at = greatest(c.phone_at, v.phone_at), username_at = greatest(c.username_at, v.username_at),
  profile_name_at = greatest(c.profile_name_at, v.profile_name_at), name_at = greatest(c.name_at, v.name_at),
  phone_since = least(c.phone_since, v.phone_since)
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
    $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[],
    $14::timestamptz[], $15::uuid[])
  as v (id, bsuid, lid, phone, username, profile_name, name,
    bsuid_at, lid_at, phone_at, username_at, profile_name_at, name_at, phone_since, tenant_id)
where c.id = v.id and c.tenant_id is not distinct from v.tenant_id
  and (c.bsuid, c.lid, c.phone, c.username, c.profile_name, c.name)
    is not distinct from (v.bsuid, v.lid, v.phone, v.username, v.profile_name, v.name)`;

/**
 * Updates the last-seen times of these contacts, in id order. The count excludes contacts that another
 * transaction has changed since they were read.
 */
export function touching(contacts: readonly ContactState[]): Part {
  return {
    name: 'intake_touch_contacts',
    text: TOUCH,
    values: [
      contacts.map((contact) => contact.id),
      ...seenValues(contacts),
      ...seenAt(contacts),
      contacts.map((contact) => iso(contact.phoneSince)),
      contacts.map((contact) => contact.tenantId),
    ],
  };
}

/** Takes one lock per tenant, held until COMMIT, so that one writer at a time resolves identities. */
export async function lockIdentities(tx: Tx, tenantIds: readonly string[]): Promise<void> {
  await tx.client.query({
    name: 'intake_lock_identities',
    text: `select pg_advisory_xact_lock(hashtextextended('identities ' || id, 0)) from unnest($1::text[]) id`,
    values: [[...tenantIds].sort()],
  });
}

const SAVED = `(id, tenant_id, parent_bsuid, created_at, bsuid, lid, phone, username, profile_name, name,
    bsuid_at, lid_at, phone_at, username_at, profile_name_at, name_at, phone_since)`;
const GIVEN = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
    $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[],
    $14::timestamptz[], $15::timestamptz[], $16::timestamptz[], $17::timestamptz[]) as v ${SAVED}`;
const INSERT = `
insert into contacts (updated_at, ${SAVED.slice(1)} select v.created_at, v.* from ${GIVEN} on conflict do nothing`;
const UPDATE = `
update contacts c set parent_bsuid = v.parent_bsuid, bsuid = v.bsuid, lid = v.lid, phone = v.phone,
  username = v.username, profile_name = v.profile_name, name = v.name, bsuid_at = v.bsuid_at, lid_at = v.lid_at,
  phone_at = v.phone_at, username_at = v.username_at, profile_name_at = v.profile_name_at, name_at = v.name_at,
  phone_since = v.phone_since, updated_at = $18
from ${GIVEN} where c.id = v.id and c.tenant_id is not distinct from v.tenant_id`;

const saved = (contacts: readonly ContactState[]) => [
  contacts.map((contact) => contact.id),
  contacts.map((contact) => contact.tenantId),
  contacts.map((contact) => contact.parentBsuid),
  contacts.map((contact) => new Date(contact.createdAt).toISOString()),
  ...seenValues(contacts),
  ...seenAt(contacts),
  contacts.map((contact) => iso(contact.phoneSince)),
];

/**
 * The count is lower if another transaction (for example through the API) has created one of them in the
 * meantime.
 */
export function insertingContacts(contacts: readonly ContactState[]): Part {
  return { name: 'intake_insert_contacts', text: INSERT, values: saved(contacts) };
}

export function updatingContacts(contacts: readonly ContactState[], at: Date): Part {
  return {
    name: 'intake_update_contacts',
    text: UPDATE,
    values: [...saved(contacts), at.toISOString()],
  };
}

/** Writes the changed columns and returns the updated rows. */
export async function updateContacts(
  tx: Tx,
  contacts: readonly ContactState[],
  at: Date,
): Promise<ContactRow[]> {
  if (contacts.length === 0) return [];
  const { text, values } = updatingContacts(contacts, at);
  const { rows } = await tx.client.query<ContactRow>(`${text} returning ${columns}`, [...values]);
  return rows;
}

/**
 * Removes identities from the contacts that lost them, so that the contacts that have them now can show them.
 */
export async function releaseIdentities(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
  for (const kind of ['phone', 'lid'] as const) {
    const holders = contacts.filter((contact) => contact.seen[kind].value !== null);
    if (holders.length === 0) continue;
    await tx.client.query(
      `update contacts c set ${kind} = null
       from unnest($1::uuid[], $2::uuid[], $3::text[]) v (id, tenant_id, value)
       cross join lateral (select id, tenant_id from contacts where ${kind} = v.value offset 0) other
       where c.id = other.id and c.tenant_id is not distinct from v.tenant_id and other.tenant_id = v.tenant_id
         and other.id <> v.id`,
      [
        holders.map((contact) => contact.id),
        holders.map((contact) => contact.tenantId),
        holders.map((contact) => contact.seen[kind].value),
      ],
    );
  }
}

export async function insertAliases(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
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

/** Deletes the alias rows of identities that are now in the contact's own columns. */
export async function deleteAliases(tx: Tx, aliases: IdentityResolver['staleAliases']): Promise<void> {
  if (aliases.length === 0) return;
  await tx.client.query(
    `delete from contact_aliases a using unnest($1::uuid[], $2::text[], $3::text[]) v (tenant_id, kind, value)
     where a.tenant_id = v.tenant_id and a.kind = v.kind and a.value = v.value`,
    [
      aliases.map((alias) => alias.tenantId),
      aliases.map((alias) => alias.kind),
      aliases.map((alias) => alias.value),
    ],
  );
}

/** Deletes the alias and span rows of the identities that contacts had the longest time ago. */
export async function forgetIdentities(tx: Tx, forgotten: IdentityResolver['forgotten']): Promise<void> {
  if (forgotten.length === 0) return;
  for (const table of ['contact_aliases', 'contact_identity_spans']) {
    await tx.client.query(
      `delete from ${table} a using unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[])
         v (tenant_id, kind, value, contact_id)
       where a.tenant_id = v.tenant_id and a.kind = v.kind and a.value = v.value and a.contact_id = v.contact_id`,
      [
        forgotten.map(({ contact }) => contact.tenantId),
        forgotten.map(({ kind }) => kind),
        forgotten.map(({ value }) => value),
        forgotten.map(({ contact }) => finalContact(contact).id),
      ],
    );
  }
}

export async function saveSpans(
  tx: Tx,
  contacts: readonly ContactState[],
  spansOf: IdentityResolver['spansOf'],
): Promise<void> {
  const spans = contacts.flatMap((contact) => spansOf(contact).map((span) => ({ ...span, contact })));
  if (spans.length === 0) return;
  await tx.client.query(
    `insert into contact_identity_spans (tenant_id, kind, value, contact_id, first_at, last_at, left_at)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[], $6::timestamptz[],
       $7::timestamptz[])
     on conflict (tenant_id, kind, value, contact_id) do update
       set first_at = excluded.first_at, last_at = excluded.last_at, left_at = excluded.left_at`,
    [
      spans.map((span) => span.contact.tenantId),
      spans.map((span) => span.kind),
      spans.map((span) => span.value),
      spans.map((span) => span.contact.id),
      spans.map((span) => iso(span.first)),
      spans.map((span) => iso(span.last)),
      spans.map((span) => iso(span.left)),
    ],
  );
}
