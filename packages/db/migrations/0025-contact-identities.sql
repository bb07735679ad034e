-- Since when a contact has had its phone number; null if unknown. Together with `phone_at` it decides which
-- of two contacts had a number at a time, if the number passed from one person to another.
alter table contacts add column phone_since timestamptz;

-- The period in which a contact had an identity, if the contact's own columns do not contain it: an identity
-- that the contact no longer shows, that several contacts had successively, or that the customer gave up. The
-- contact that has the identity now is found by its column or by `contact_aliases`; this table contains the
-- past only.
create table contact_identity_spans (
  tenant_id uuid not null references tenants on delete cascade,
  kind text not null check (kind in ('phone', 'bsuid', 'lid')),
  value text not null,
  contact_id uuid not null references contacts on delete cascade,
  -- Null: the start is unknown, and it was never seen.
  first_at timestamptz,
  last_at timestamptz,
  -- When the customer reported giving it up.
  left_at timestamptz,
  primary key (tenant_id, kind, value, contact_id)
);
create index contact_identity_spans_contact on contact_identity_spans (contact_id);
call enable_tenant_isolation('contact_identity_spans');

-- Two contacts that may be one person: they share an identity, and other identities contradict. A member
-- decides.
create table contact_merge_suggestions (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  -- The smaller of the two ids comes first.
  contact_id uuid not null references contacts on delete cascade,
  other_id uuid not null references contacts on delete cascade,
  kind text not null check (kind in ('phone', 'bsuid', 'lid', 'username')),
  value text not null,
  created_at timestamptz not null,
  dismissed_at timestamptz,
  check (contact_id < other_id),
  unique (contact_id, other_id)
);
create index contact_merge_suggestions_other on contact_merge_suggestions (other_id);
call enable_tenant_isolation('contact_merge_suggestions');

-- The identities that a waiting status contains; they are used once its message is stored.
alter table waiting_statuses add column party jsonb;

-- The country of phone numbers without a country code (ISO 3166-1, two letters).
alter table tenants add column default_country text check (default_country ~ '^[A-Z]{2}$');
