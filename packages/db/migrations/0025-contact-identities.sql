-- Since when a contact has the phone it shows; null when that is not known. With `phone_at` it tells which of two contacts
-- had a number at a time, when the number passed from one person to another.
alter table contacts add column phone_since timestamptz;

-- For how long a contact had an identity, where the contact's own columns do not tell: one that it no longer shows, that
-- several contacts had one after the other, or that it left. The contact that has it now is found by its column or by
-- `contact_aliases`; this table only remembers.
create table contact_identity_spans (
  tenant_id uuid not null references tenants on delete cascade,
  kind text not null check (kind in ('phone', 'bsuid', 'lid')),
  value text not null,
  contact_id uuid not null references contacts on delete cascade,
  -- Null: since ever, and never seen.
  first_at timestamptz,
  last_at timestamptz,
  -- When the customer said they left it.
  left_at timestamptz,
  primary key (tenant_id, kind, value, contact_id)
);
create index contact_identity_spans_contact on contact_identity_spans (contact_id);
call enable_tenant_isolation('contact_identity_spans');

-- Two contacts that may be one person: they share an identity, and others keep them apart. A person decides.
create table contact_merge_suggestions (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  -- The smaller id of the two comes first.
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

-- Whom a status that waits for its message names; what it says of them counts when the message is there.
alter table waiting_statuses add column party jsonb;

-- The country in which a number without a country code is read (ISO 3166-1, two letters).
alter table tenants add column default_country text check (default_country ~ '^[A-Z]{2}$');
