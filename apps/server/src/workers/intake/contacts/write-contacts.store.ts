import { type BatchColumns, defineBatch, type Tx } from '@waqtor/db';
import type { ContactRow } from '../../../features/contacts/index.ts';
import type { Part } from '../../../platform/round-trip.ts';
import {
  type Alias,
  type ContactState,
  finalContact,
  type IdentityKind,
  NEVER,
} from './identities/contact-state.ts';
import type { IdentityResolver } from './identities/identity-resolver.ts';
import { columns } from './load-contacts.store.ts';

const dateOf = (at: number) => (at === NEVER ? null : new Date(at));

/** The columns of a contact that observations change. */
function savedOf({ id, tenantId, parentBsuid, createdAt, seen, phoneSince }: ContactState) {
  const { bsuid, lid, phone, username, profileName, name } = seen;
  return {
    id,
    tenantId,
    parentBsuid,
    createdAt: new Date(createdAt),
    bsuid: bsuid.value,
    lid: lid.value,
    phone: phone.value,
    username: username.value,
    profileName: profileName.value,
    name: name.value,
    bsuidAt: dateOf(bsuid.at),
    lidAt: dateOf(lid.at),
    phoneAt: dateOf(phone.at),
    usernameAt: dateOf(username.at),
    profileNameAt: dateOf(profileName.at),
    nameAt: dateOf(name.at),
    phoneSince: dateOf(phoneSince),
  };
}
type Saved = ReturnType<typeof savedOf>;

const seenColumns = {
  bsuid: 'text',
  lid: 'text',
  phone: 'text',
  username: 'text',
  profileName: 'text',
  name: 'text',
  bsuidAt: 'timestamptz',
  lidAt: 'timestamptz',
  phoneAt: 'timestamptz',
  usernameAt: 'timestamptz',
  profileNameAt: 'timestamptz',
  nameAt: 'timestamptz',
  phoneSince: 'timestamptz',
} as const satisfies BatchColumns<Saved>;
const touchedBatch = defineBatch<Saved>({ id: 'uuid', tenantId: 'uuid', ...seenColumns });
const savedBatch = defineBatch<Saved>({
  id: 'uuid',
  tenantId: 'uuid',
  parentBsuid: 'text',
  createdAt: 'timestamptz',
  ...seenColumns,
});

// A contact that another transaction has changed since it was read is skipped, which the row count reveals.
const TOUCH = `
update contacts c set bsuid_at = greatest(c.bsuid_at, v.bsuid_at), lid_at = greatest(c.lid_at, v.lid_at),
  phone_at = greatest(c.phone_at, v.phone_at), username_at = greatest(c.username_at, v.username_at),
  profile_name_at = greatest(c.profile_name_at, v.profile_name_at), name_at = greatest(c.name_at, v.name_at),
  phone_since = least(c.phone_since, v.phone_since)
from ${touchedBatch.parameters('v')}
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
    values: touchedBatch.values(contacts.map(savedOf)),
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

const INSERT = `
insert into contacts (updated_at, ${savedBatch.columns})
select v.created_at, v.* from ${savedBatch.parameters('v')} on conflict do nothing`;
const UPDATE = `
update contacts c set parent_bsuid = v.parent_bsuid, bsuid = v.bsuid, lid = v.lid, phone = v.phone,
  username = v.username, profile_name = v.profile_name, name = v.name, bsuid_at = v.bsuid_at, lid_at = v.lid_at,
  phone_at = v.phone_at, username_at = v.username_at, profile_name_at = v.profile_name_at, name_at = v.name_at,
  phone_since = v.phone_since, updated_at = $1
from ${savedBatch.parameters('v', 2)} where c.id = v.id and c.tenant_id is not distinct from v.tenant_id`;

/**
 * The count is lower if another transaction (for example through the API) has created one of them in the
 * meantime.
 */
export function insertingContacts(contacts: readonly ContactState[]): Part {
  return { name: 'intake_insert_contacts', text: INSERT, values: savedBatch.values(contacts.map(savedOf)) };
}

export function updatingContacts(contacts: readonly ContactState[], at: Date): Part {
  return {
    name: 'intake_update_contacts',
    text: UPDATE,
    values: [at.toISOString(), ...savedBatch.values(contacts.map(savedOf))],
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

const holderBatch = defineBatch<{ id: string; tenantId: string; value: string | null }>({
  id: 'uuid',
  tenantId: 'uuid',
  value: 'text',
});

/**
 * Removes identities from the contacts that lost them, so that the contacts that have them now can show them.
 */
export async function releaseIdentities(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
  for (const kind of ['phone', 'lid'] as const) {
    const holders = contacts.filter((contact) => contact.seen[kind].value !== null);
    if (holders.length === 0) continue;
    await tx.client.query(
      `update contacts c set ${kind} = null
       from ${holderBatch.parameters('v')}
       cross join lateral (select id, tenant_id from contacts where ${kind} = v.value offset 0) other
       where c.id = other.id and c.tenant_id is not distinct from v.tenant_id and other.tenant_id = v.tenant_id
         and other.id <> v.id`,
      holderBatch.values(
        holders.map(({ id, tenantId, seen }) => ({ id, tenantId, value: seen[kind].value })),
      ),
    );
  }
}

interface IdentityKey {
  tenantId: string;
  kind: IdentityKind;
  value: string;
}
type HeldIdentity = IdentityKey & { contactId: string };
const identityBatch = defineBatch<IdentityKey>({ tenantId: 'uuid', kind: 'text', value: 'text' });
const heldBatch = defineBatch<HeldIdentity>({
  tenantId: 'uuid',
  kind: 'text',
  value: 'text',
  contactId: 'uuid',
});

export async function insertAliases(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
  const aliases = contacts.flatMap((contact) => contact.newAliases.map((alias) => heldBy(contact, alias)));
  if (aliases.length === 0) return;
  await tx.client.query(
    `insert into contact_aliases (${heldBatch.columns})
     select * from ${heldBatch.parameters('v')}
     on conflict (tenant_id, kind, value) do update set contact_id = excluded.contact_id`,
    heldBatch.values(aliases),
  );
}

function heldBy({ id, tenantId }: ContactState, { kind, value }: Alias): HeldIdentity {
  return { tenantId, kind, value, contactId: id };
}

/** Deletes the alias rows of identities that are now in the contact's own columns. */
export async function deleteAliases(tx: Tx, aliases: IdentityResolver['staleAliases']): Promise<void> {
  if (aliases.length === 0) return;
  await tx.client.query(
    `delete from contact_aliases a using ${identityBatch.parameters('v')}
     where a.tenant_id = v.tenant_id and a.kind = v.kind and a.value = v.value`,
    identityBatch.values(aliases),
  );
}

/** Deletes the alias and span rows of the identities that contacts had the longest time ago. */
export async function forgetIdentities(tx: Tx, forgotten: IdentityResolver['forgotten']): Promise<void> {
  if (forgotten.length === 0) return;
  for (const table of ['contact_aliases', 'contact_identity_spans']) {
    await tx.client.query(
      `delete from ${table} a using ${heldBatch.parameters('v')}
       where a.tenant_id = v.tenant_id and a.kind = v.kind and a.value = v.value and a.contact_id = v.contact_id`,
      heldBatch.values(
        forgotten.map(({ contact, ...alias }) => ({
          ...heldBy(finalContact(contact), alias),
          tenantId: contact.tenantId,
        })),
      ),
    );
  }
}

interface StoredSpan extends HeldIdentity {
  firstAt: Date | null;
  lastAt: Date | null;
  leftAt: Date | null;
}
const spanBatch = defineBatch<StoredSpan>({
  tenantId: 'uuid',
  kind: 'text',
  value: 'text',
  contactId: 'uuid',
  firstAt: 'timestamptz',
  lastAt: 'timestamptz',
  leftAt: 'timestamptz',
});

export async function saveSpans(
  tx: Tx,
  contacts: readonly ContactState[],
  spansOf: IdentityResolver['spansOf'],
): Promise<void> {
  const spans = contacts.flatMap((contact) =>
    spansOf(contact).map((span) => ({
      ...heldBy(contact, span),
      firstAt: dateOf(span.first),
      lastAt: dateOf(span.last),
      leftAt: dateOf(span.left),
    })),
  );
  if (spans.length === 0) return;
  await tx.client.query(
    `insert into contact_identity_spans (${spanBatch.columns})
     select * from ${spanBatch.parameters('v')}
     on conflict (tenant_id, kind, value, contact_id) do update
       set first_at = excluded.first_at, last_at = excluded.last_at, left_at = excluded.left_at`,
    spanBatch.values(spans),
  );
}
