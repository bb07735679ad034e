import type { Tx } from '@waqtor/db';
import type { ContactRow } from '../../../features/contacts/index.ts';
import { type Part, readInstants } from '../../../platform/round-trip.ts';
import { ADDRESSEE, type MessageKey } from './addressees.store.ts';
import {
  type BookContact,
  emptyContact,
  finalContact,
  type IdentityKind,
  identityKinds,
  NEVER,
  type SeenKind,
} from './book-contact.ts';
import { keyOf, newHolding, takeHolding } from './holders.ts';
import type { Fact, Identities, IdentityBook } from './identity-book.ts';

type StoredSeen = { [K in `${SeenKind}At`]: Date | null };
/** A contact as it is stored. */
export interface StoredContact {
  row: ContactRow & StoredSeen;
  contact: BookContact;
  otherPhones: string[];
}

const contactInstants = [
  'optedOutAt',
  'marketingDecidedAt',
  'blockedAt',
  'suppressedAt',
  'phoneAt',
  'bsuidAt',
  'lidAt',
  'usernameAt',
  'profileNameAt',
  'nameAt',
  'phoneSince',
  'createdAt',
  'updatedAt',
] as const;
const seenKinds = ['bsuid', 'lid', 'phone', 'username', 'profileName', 'name'] as const;

const columns = `c.id, c.tenant_id as "tenantId", c.phone, c.bsuid, c.parent_bsuid as "parentBsuid", c.lid, c.username,
  c.name, c.profile_name as "profileName", c.email, c.language, c.attributes, c.tags, c.opted_out_at as "optedOutAt", c.marketing_decided_at as "marketingDecidedAt",
  c.blocked_at as "blockedAt", c.block_reason as "blockReason", c.group_id as "groupId",
  c.suppressed_at as "suppressedAt", c.suppressed_reason as "suppressedReason", c.phone_at as "phoneAt",
  c.bsuid_at as "bsuidAt", c.lid_at as "lidAt", c.username_at as "usernameAt",
  c.profile_name_at as "profileNameAt", c.name_at as "nameAt", c.phone_since as "phoneSince", c.created_at as "createdAt",
  c.updated_at as "updatedAt"`;

// Inside each `lateral (… offset 0)` stands the one key whose index is meant; the rest is compared outside (see
// docs/subsystems/intake.md, "Plans that need no statistics").
const byColumn = (column: IdentityKind, first: number) => `
  select c.id from unnest($${first}::uuid[], $${first + 1}::text[]) k (tenant_id, value)
    cross join lateral (select id, tenant_id from contacts where ${column} = k.value offset 0) c
    where c.tenant_id = k.tenant_id`;
const holderOf = (column: IdentityKind) =>
  `select c.id from (select id, tenant_id from contacts where ${column} = k.value offset 0) c
      where k.kind = '${column}' and c.tenant_id = k.tenant_id`;
const HIT = `
with hit as (${[byColumn('phone', 1), byColumn('bsuid', 3), byColumn('lid', 5), byColumn('username', 7)].join(' union ')}
  union select a.contact_id from unnest($9::uuid[], $10::text[], $11::text[]) k (tenant_id, kind, value)
    cross join lateral (select contact_id from contact_aliases
      where tenant_id = k.tenant_id and kind = k.kind and value = k.value offset 0) a
  union select s.contact_id from unnest($9::uuid[], $10::text[], $11::text[]) k (tenant_id, kind, value)
    cross join lateral (select contact_id from contact_identity_spans
      where tenant_id = k.tenant_id and kind = k.kind and value = k.value offset 0) s
  union select unnest($12::uuid[])
)`;
const MEMORY = `array(select a.kind || ':' || a.value from contact_aliases a where a.contact_id = c.id) as aliases,
  array(select to_jsonb(s) from contact_identity_spans s where s.contact_id = c.id) as spans`;
const LOAD = `${HIT}
select ${columns}, ${MEMORY}
from hit cross join lateral (select * from contacts where id = hit.id offset 0) c`;
// Locked in id order, because that is the order of the outer rows.
const LOCK = `${HIT}
select ${columns}, ${MEMORY}
from (select id from hit order by id) hit
cross join lateral (select * from contacts where id = hit.id for no key update) c`;

// The keys of a fact that hangs on a message count once that message is found. When anything is new, one writer at a time
// per tenant decides who is who, and what has been read before it is one's turn is worth nothing.
const GLANCE = `
with link as (
  select * from rows from (unnest($4::uuid[], $5::uuid[], $6::text[], $7::uuid[]), jsonb_array_elements($8::jsonb))
    as l (tenant_id, session_id, provider_id, message_id, keys)
), addressee as materialized (
  select l.*, m.contact_id from link l cross join lateral ${ADDRESSEE('l')} m
), key as (
  select tenant_id, kind, value from unnest($1::uuid[], $2::text[], $3::text[]) k (tenant_id, kind, value)
  union select a.tenant_id, k ->> 0, k ->> 1 from addressee a cross join lateral jsonb_array_elements(a.keys) k
), hit as materialized (
  select k.tenant_id, found.id from key k left join lateral (
    ${(['phone', 'bsuid', 'lid', 'username'] as const).map(holderOf).join(' union all ')}
    union all select contact_id from (select contact_id from contact_aliases
      where tenant_id = k.tenant_id and kind = k.kind and value = k.value offset 0) a
    union all select contact_id from (select contact_id from contact_identity_spans
      where tenant_id = k.tenant_id and kind = k.kind and value = k.value offset 0) s
  ) found on true
), news as materialized (
  select from hit where id is null limit 1
), tenant as (
  select id from unnest($9::uuid[]) with ordinality t (id, place) where exists (select from news) order by place
), locked as materialized (
  select count(pg_advisory_xact_lock(hashtextextended('identities ' || id, 0))) as tenants from tenant
), wanted as (
  select id from hit union select contact_id from addressee union select unnest($10::uuid[])
)
select coalesce((select json_object_agg(session_id || ' ' || provider_id, contact_id) from addressee), '{}') as addressees,
  (select tenants from locked) > 0 as "isLocked",
  (select coalesce(json_agg(found), '[]') from (
    select ${columns}, ${MEMORY}
    from wanted cross join lateral (select * from contacts where id = wanted.id offset 0) c
    where not exists (select from news)) found) as contacts`;

/** A fact's message, by which its customer is known, and whether its own identities count only when that one is here. */
export interface Link {
  fact: Fact;
  key: MessageKey;
  isConditional: boolean;
}

export interface Glance {
  /** Whom the messages of the links went to, by `sessionId providerId`. */
  addressees: Map<string, string>;
  /** Whether it is now up to this transaction to decide who is who; what is here must then be read again, locked. */
  isLocked: boolean;
  stored: StoredContact[];
}

/** Reads what there is of these facts, and becomes the one writer of their tenants when anything about them is new. */
export async function glanceAtContacts(
  tx: Tx,
  facts: readonly Fact[],
  links: readonly Link[],
): Promise<Glance> {
  const unconditional = links.flatMap(({ fact, isConditional }) => (isConditional ? [] : [fact]));
  const keys = keysOf([...facts, ...unconditional]);
  const tenantIds = new Set([...facts, ...links.map(({ fact }) => fact)].map(({ tenantId }) => tenantId));
  const { rows } = await tx.client.query<{
    addressees: Record<string, string>;
    isLocked: boolean;
    contacts: RowOfContact[];
  }>({
    name: 'intake_glance_at_contacts',
    text: GLANCE,
    values: [
      keys.map((key) => key.tenantId),
      keys.map((key) => key.kind),
      keys.map((key) => key.value),
      links.map(({ fact }) => fact.tenantId),
      links.map(({ key }) => key.sessionId),
      links.map(({ key }) => key.providerId),
      links.map(({ key }) => key.messageId ?? null),
      JSON.stringify(
        links.map(({ fact, isConditional }) =>
          isConditional ? keysOf([fact]).map(({ kind, value }) => [kind, value]) : [],
        ),
      ),
      [...tenantIds].sort(),
      idsOf(facts),
    ],
  });
  const { addressees = {}, isLocked = false, contacts = [] } = rows[0] ?? {};
  readInstants(contacts, contactInstants);
  return { addressees: new Map(Object.entries(addressees)), isLocked, stored: contacts.map(toStored) };
}

/** Contacts that have, or once had, an identity of these facts. Locked, in id order, when they are about to change. */
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
      idsOf(facts),
    ],
  });
  return rows.map(toStored);
}

/** The contacts that facts name by our own id. */
function idsOf(facts: readonly Fact[]): string[] {
  return facts.flatMap(({ sameAs }) => (typeof sameAs === 'string' ? [sameAs] : []));
}

function keysOf(facts: readonly Fact[]): { tenantId: string; kind: IdentityKind; value: string }[] {
  const keys = new Map<string, { tenantId: string; kind: IdentityKind; value: string }>();
  const add = (tenantId: string, kind: IdentityKind, value: string | undefined) => {
    if (value !== undefined) keys.set(`${tenantId} ${kind} ${value}`, { tenantId, kind, value });
  };
  const addAll = (tenantId: string, { phone, bsuid, parentBsuid, lid }: Identities) => {
    add(tenantId, 'phone', phone);
    add(tenantId, 'bsuid', bsuid);
    add(tenantId, 'bsuid', parentBsuid);
    add(tenantId, 'lid', lid);
  };
  for (const fact of facts) {
    addAll(fact.tenantId, fact);
    if (fact.previous) addAll(fact.tenantId, fact.previous);
    add(fact.tenantId, 'username', fact.username);
  }
  return [...keys.values()];
}

interface SpanRow {
  kind: 'phone' | 'bsuid' | 'lid';
  value: string;
  first_at: string | null;
  last_at: string | null;
  left_at: string | null;
}

const timeOf = (at: Date | string | null) => (at === null ? NEVER : new Date(at).getTime());

type RowOfContact = StoredContact['row'] & { aliases: string[]; spans: SpanRow[] };

function toStored({ aliases, spans, ...row }: RowOfContact): StoredContact {
  const contact = emptyContact({ id: row.id, tenantId: row.tenantId, createdAt: row.createdAt.getTime() });
  for (const kind of seenKinds) contact.seen[kind] = { value: row[kind], at: timeOf(row[`${kind}At`]) };
  contact.phoneSince = timeOf(row.phoneSince);
  contact.parentBsuid = row.parentBsuid;
  const known = new Map(spans.map((span) => [keyOf(span.kind, span.value), span]));
  const take = (kind: IdentityKind, value: string, at: number, since: number, isAlias: boolean) => {
    const span = known.get(keyOf(kind, value));
    known.delete(keyOf(kind, value));
    takeHolding(contact, {
      ...newHolding({ kind, value }, at),
      first: span ? timeOf(span.first_at) : since,
      last: Math.max(at, timeOf(span?.last_at ?? null)),
      left: timeOf(span?.left_at ?? null),
      isKept: span !== undefined,
      isAlias,
    });
  };
  for (const kind of identityKinds) {
    const { value, at } = contact.seen[kind];
    if (value !== null) take(kind, value, at, kind === 'phone' ? contact.phoneSince : NEVER, false);
  }
  const others = aliases.map(readAlias);
  for (const { kind, value } of others) take(kind, value, NEVER, NEVER, true);
  for (const { kind, value, ...span } of [...known.values()]) {
    takeHolding(contact, {
      ...newHolding({ kind, value }, timeOf(span.last_at)),
      first: timeOf(span.first_at),
      left: timeOf(span.left_at),
      isKept: true,
      isLost: true,
    });
  }
  const otherPhones = others.filter((alias) => alias.kind === 'phone').map((alias) => alias.value);
  return { row, contact, otherPhones };
}

function readAlias(text: string): { kind: IdentityKind; value: string } {
  const colon = text.indexOf(':');
  return { kind: text.slice(0, colon) as IdentityKind, value: text.slice(colon + 1) };
}

const iso = (at: number) => (at === NEVER ? null : new Date(at).toISOString());
const seenAt = (contacts: readonly BookContact[]) =>
  seenKinds.map((kind) => contacts.map(({ seen }) => iso(seen[kind].at)));
const seenValues = (contacts: readonly BookContact[]) =>
  seenKinds.map((kind) => contacts.map(({ seen }) => seen[kind].value));

// A contact that somebody has changed since it was read is left alone, and the count shows it.
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

/** Remembers when these contacts, in id order, were last seen. Counts those that nobody has changed meanwhile. */
export function touching(contacts: readonly BookContact[]): Part {
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

/** One writer at a time per tenant decides who is who; held until COMMIT. */
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

const saved = (contacts: readonly BookContact[]) => [
  contacts.map((contact) => contact.id),
  contacts.map((contact) => contact.tenantId),
  contacts.map((contact) => contact.parentBsuid),
  contacts.map((contact) => new Date(contact.createdAt).toISOString()),
  ...seenValues(contacts),
  ...seenAt(contacts),
  contacts.map((contact) => iso(contact.phoneSince)),
];

/** Counts fewer when somebody (a colleague, by the API) has created one of them meanwhile. */
export function insertingContacts(contacts: readonly BookContact[]): Part {
  return { name: 'intake_insert_contacts', text: INSERT, values: saved(contacts) };
}

export function updatingContacts(contacts: readonly BookContact[], at: Date): Part {
  return {
    name: 'intake_update_contacts',
    text: UPDATE,
    values: [...saved(contacts), at.toISOString()],
  };
}

/** The same, and the rows as they are then. */
export async function updateContacts(
  tx: Tx,
  contacts: readonly BookContact[],
  at: Date,
): Promise<ContactRow[]> {
  if (contacts.length === 0) return [];
  const { text, values } = updatingContacts(contacts, at);
  const { rows } = await tx.client.query<ContactRow>(`${text} returning ${columns}`, [...values]);
  return rows;
}

/** Takes identities off the contacts that lost them, so that those who have them now can show them. */
export async function releaseIdentities(tx: Tx, contacts: readonly BookContact[]): Promise<void> {
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

/** Deletes aliases of identities that a contact shows by now. */
export async function deleteAliases(tx: Tx, aliases: IdentityBook['staleAliases']): Promise<void> {
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

/** Deletes what leads from identities that contacts had long ago to them. */
export async function forgetIdentities(tx: Tx, forgotten: IdentityBook['forgotten']): Promise<void> {
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
  contacts: readonly BookContact[],
  spansOf: IdentityBook['spansOf'],
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
