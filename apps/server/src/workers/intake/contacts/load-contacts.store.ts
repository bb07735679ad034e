import { defineBatch, type Tx } from '@waqtor/db';
import type { ContactRow } from '../../../features/contacts/index.ts';
import { readInstants } from '../../../platform/round-trip.ts';
import { ADDRESSEE, type MessageKey } from './addressees.store.ts';
import {
  type ContactState,
  emptyContact,
  type IdentityKind,
  identityKinds,
  NEVER,
  type SeenKind,
} from './identities/contact-state.ts';
import { addSpan, keyOf, newSpan } from './identities/holder-index.ts';
import type { Identities, Observation } from './identities/observations.ts';

type StoredSeen = { [K in `${SeenKind}At`]: Date | null };
/** A contact as stored. */
export interface StoredContact {
  row: ContactRow & StoredSeen;
  contact: ContactState;
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

export const columns = `c.id, c.tenant_id as "tenantId", c.phone, c.bsuid, c.parent_bsuid as "parentBsuid", c.lid, c.username,
  c.name, c.profile_name as "profileName", c.email, c.language, c.attributes, c.tags, c.opted_out_at as "optedOutAt", c.marketing_decided_at as "marketingDecidedAt",
  c.blocked_at as "blockedAt", c.block_reason as "blockReason", c.group_id as "groupId",
  c.suppressed_at as "suppressedAt", c.suppressed_reason as "suppressedReason", c.phone_at as "phoneAt",
  c.bsuid_at as "bsuidAt", c.lid_at as "lidAt", c.username_at as "usernameAt",
  c.profile_name_at as "profileNameAt", c.name_at as "nameAt", c.phone_since as "phoneSince", c.created_at as "createdAt",
  c.updated_at as "updatedAt"`;

interface IdentityKey {
  tenantId: string;
  kind: IdentityKind;
  value: string;
}
const keyBatch = defineBatch<IdentityKey>({ tenantId: 'uuid', kind: 'text', value: 'text' });
/** The keys of one kind. */
const valueBatch = defineBatch<IdentityKey>({ tenantId: 'uuid', value: 'text' });

// Each `lateral (… offset 0)` contains only the key whose index it should use; everything else is compared
// outside (see docs/subsystems/intake.md, "Plans that need no statistics").
const byColumn = (column: IdentityKind, first: number) => `
  select c.id from ${valueBatch.parameters('k', first)}
    cross join lateral (select id, tenant_id from contacts where ${column} = k.value offset 0) c
    where c.tenant_id = k.tenant_id`;
const holderOf = (column: IdentityKind) =>
  `select c.id from (select id, tenant_id from contacts where ${column} = k.value offset 0) c
      where k.kind = '${column}' and c.tenant_id = k.tenant_id`;
const HIT = `
with hit as (${[byColumn('phone', 1), byColumn('bsuid', 3), byColumn('lid', 5), byColumn('username', 7)].join(' union ')}
  union select a.contact_id from ${keyBatch.parameters('k', 9)}
    cross join lateral (select contact_id from contact_aliases
      where tenant_id = k.tenant_id and kind = k.kind and value = k.value offset 0) a
  union select s.contact_id from ${keyBatch.parameters('k', 9)}
    cross join lateral (select contact_id from contact_identity_spans
      where tenant_id = k.tenant_id and kind = k.kind and value = k.value offset 0) s
  union select unnest($12::uuid[])
)`;
const MEMORY = `array(select a.kind || ':' || a.value from contact_aliases a where a.contact_id = c.id) as aliases,
  array(select to_jsonb(s) from contact_identity_spans s where s.contact_id = c.id) as spans`;
const LOAD = `${HIT}
select ${columns}, ${MEMORY}
from hit cross join lateral (select * from contacts where id = hit.id offset 0) c`;
// Rows are locked in id order, which is the order of the outer rows.
const LOCK = `${HIT}
select ${columns}, ${MEMORY}
from (select id from hit order by id) hit
cross join lateral (select * from contacts where id = hit.id for no key update) c`;

interface LinkRow extends MessageKey {
  tenantId: string;
  /** The kind and value of each identity that counts if the message is found. */
  keys: [kind: IdentityKind, value: string][];
}
const linkBatch = defineBatch<LinkRow>({
  tenantId: 'uuid',
  sessionId: 'uuid',
  providerId: 'text',
  messageId: 'uuid',
  keys: 'json',
});

// If an observation depends on a message, its identities are applied only after that message is found. If anything is
// new, the transaction takes the tenant's lock, so that one writer at a time resolves identities; what was
// read before the lock was granted must be read again.
const READ_UNLOCKED = `
with link as (
  select * from ${linkBatch.parameters('l', 6)}
), addressee as materialized (
  select l.*, m.contact_id from link l cross join lateral ${ADDRESSEE('l')} m
), key as (
  select tenant_id, kind, value from ${keyBatch.parameters('k', 3)}
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
  select id from unnest($1::uuid[]) with ordinality t (id, position) where exists (select from news) order by position
), locked as materialized (
  select count(pg_advisory_xact_lock(hashtextextended('identities ' || id, 0))) as tenants from tenant
), wanted as (
  select id from hit union select contact_id from addressee union select unnest($2::uuid[])
)
select coalesce((select json_object_agg(session_id || ' ' || provider_id, contact_id) from addressee), '{}') as addressees,
  (select tenants from locked) > 0 as "isLocked",
  (select coalesce(json_agg(found), '[]') from (
    select ${columns}, ${MEMORY}
    from wanted cross join lateral (select * from contacts where id = wanted.id offset 0) c
    where not exists (select from news)) found) as contacts`;

/**
 * The message on which an observation depends: its contact is the one observed, and the identities count only
 * if that message is stored.
 */
export interface Link {
  observation: Observation;
  key: MessageKey;
  isConditional: boolean;
}

export interface UnlockedContacts {
  /** The recipients of the linked messages, by `sessionId providerId`. */
  addressees: Map<string, string>;
  /**
   * Whether this transaction has taken the tenants' identity locks; the contacts must then be read again,
   * with row locks.
   */
  isLocked: boolean;
  stored: StoredContact[];
}

/**
 * Reads the contacts of these observations without row locks. If anything about them is new, it takes the
 * identity locks of their tenants.
 */
export async function readContactsUnlocked(
  tx: Tx,
  observations: readonly Observation[],
  links: readonly Link[],
): Promise<UnlockedContacts> {
  const unconditional = links.flatMap(({ observation, isConditional }) =>
    isConditional ? [] : [observation],
  );
  const keys = keysOf([...observations, ...unconditional]);
  const tenantIds = new Set(
    [...observations, ...links.map(({ observation }) => observation)].map(({ tenantId }) => tenantId),
  );
  const { rows } = await tx.client.query<{
    addressees: Record<string, string>;
    isLocked: boolean;
    contacts: RowOfContact[];
  }>({
    name: 'intake_glance_at_contacts',
    text: READ_UNLOCKED,
    values: [
      [...tenantIds].sort(),
      idsOf(observations),
      ...keyBatch.values(keys),
      ...linkBatch.values(links.map(linkRow)),
    ],
  });
  const { addressees = {}, isLocked = false, contacts = [] } = rows[0] ?? {};
  readInstants(contacts, contactInstants);
  return { addressees: new Map(Object.entries(addressees)), isLocked, stored: contacts.map(toStored) };
}

function linkRow({ observation, key, isConditional }: Link): LinkRow {
  const keys = isConditional ? keysOf([observation]) : [];
  return { ...key, tenantId: observation.tenantId, keys: keys.map(({ kind, value }) => [kind, value]) };
}

/**
 * Loads the contacts that have, or once had, an identity of these observations. They are locked, in id order,
 * if they are about to change.
 */
export async function loadContacts(
  tx: Tx,
  observations: readonly Observation[],
  { lock }: { lock: boolean },
): Promise<StoredContact[]> {
  const keys = keysOf(observations);
  const of = (kind: IdentityKind) => valueBatch.values(keys.filter((key) => key.kind === kind));
  const { rows } = await tx.client.query({
    name: lock ? 'intake_lock_contacts' : 'intake_load_contacts',
    text: lock ? LOCK : LOAD,
    values: [
      ...of('phone'),
      ...of('bsuid'),
      ...of('lid'),
      ...of('username'),
      ...keyBatch.values(keys),
      idsOf(observations),
    ],
  });
  return rows.map(toStored);
}

/** Returns the ids of contacts that observations refer to by id, instead of by identity. */
function idsOf(observations: readonly Observation[]): string[] {
  return observations.flatMap(({ sameAs }) => (typeof sameAs === 'string' ? [sameAs] : []));
}

function keysOf(observations: readonly Observation[]): IdentityKey[] {
  const keys = new Map<string, IdentityKey>();
  const add = (tenantId: string, kind: IdentityKind, value: string | undefined) => {
    if (value !== undefined) keys.set(`${tenantId} ${kind} ${value}`, { tenantId, kind, value });
  };
  const addAll = (tenantId: string, { phone, bsuid, parentBsuid, lid }: Identities) => {
    add(tenantId, 'phone', phone);
    add(tenantId, 'bsuid', bsuid);
    add(tenantId, 'bsuid', parentBsuid);
    add(tenantId, 'lid', lid);
  };
  for (const observation of observations) {
    addAll(observation.tenantId, observation);
    if (observation.previous) addAll(observation.tenantId, observation.previous);
    add(observation.tenantId, 'username', observation.username);
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
    addSpan(contact, {
      ...newSpan({ kind, value }, at),
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
    addSpan(contact, {
      ...newSpan({ kind, value }, timeOf(span.last_at)),
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
