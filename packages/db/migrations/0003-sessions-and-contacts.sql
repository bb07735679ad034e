-- A session: one connected WhatsApp number. `credentials` is encrypted (AES-256-GCM) with the server's secret
-- key.
create table sessions (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  engine text not null check (engine in ('cloud', 'baileys', 'wwebjs')),
  name text not null,
  state text not null default 'connecting'
    check (state in ('connecting', 'connected', 'degraded', 'disconnected', 'failed')),
  state_reason text,
  state_changed_at timestamptz not null default now(),
  phone_number text,
  phone_number_id text,
  waba_id text,
  credentials bytea not null,
  verify_token_hash bytea,
  settings jsonb not null default '{}',
  health jsonb not null default '{}',
  checked_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index sessions_number on sessions (tenant_id, phone_number_id) where phone_number_id is not null;
create index sessions_phone_number_id on sessions (phone_number_id) where phone_number_id is not null;
create index sessions_waba_id on sessions (waba_id) where waba_id is not null;
create index sessions_tenant on sessions (tenant_id, created_at, id);
call enable_tenant_isolation('sessions');

create table session_errors (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  session_id uuid not null references sessions on delete cascade,
  source text not null,
  code text not null,
  message text not null,
  details jsonb,
  at timestamptz not null
);
create index session_errors_session on session_errors (session_id, at desc);
call enable_tenant_isolation('session_errors');

-- A customer, identified by any of phone (E.164 with +), bsuid, lid, username. `profile_name` comes from
-- WhatsApp, `name` from a member. `…_at` is when WhatsApp last reported the value: of two values the later
-- one is kept, in any order of arrival.
create table contacts (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  phone text,
  bsuid text,
  parent_bsuid text,
  lid text,
  username text,
  name text,
  profile_name text,
  email text,
  language text,
  attributes jsonb not null default '{}',
  opted_out_at timestamptz,
  suppressed_at timestamptz,
  suppressed_reason text,
  phone_at timestamptz,
  bsuid_at timestamptz,
  lid_at timestamptz,
  username_at timestamptz,
  profile_name_at timestamptz,
  name_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
) with (fillfactor = 80);
create unique index contacts_phone on contacts (tenant_id, phone) where phone is not null;
create unique index contacts_bsuid on contacts (tenant_id, bsuid) where bsuid is not null;
create unique index contacts_lid on contacts (tenant_id, lid) where lid is not null;
create index contacts_username on contacts (tenant_id, username) where username is not null;
create index contacts_page on contacts (tenant_id, created_at desc, id desc);
call enable_tenant_isolation('contacts');

-- Additional identities of a contact, from contacts merged into it. Look-ups by identity read this table too;
-- (tenant, kind, value) is never also a column of another contact.
create table contact_aliases (
  tenant_id uuid not null references tenants on delete cascade,
  kind text not null check (kind in ('phone', 'bsuid', 'lid', 'username')),
  value text not null,
  contact_id uuid not null references contacts on delete cascade,
  primary key (tenant_id, kind, value)
);
create index contact_aliases_contact on contact_aliases (contact_id);
call enable_tenant_isolation('contact_aliases');

create table conversations (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  session_id uuid not null references sessions on delete cascade,
  contact_id uuid not null references contacts on delete cascade,
  state text not null default 'open' check (state in ('open', 'pending', 'snoozed', 'resolved')),
  assignee_id uuid references users on delete set null,
  snoozed_until timestamptz,
  resolved_at timestamptz,
  unread_count integer not null default 0,
  window_expires_at timestamptz,
  last_inbound_at timestamptz,
  last_inbound_provider_id text,
  -- WhatsApp's id of the latest message that was read but not yet reported to WhatsApp; the receipt also
  -- covers all messages before it. Null if there is nothing to report.
  read_receipt_id text,
  last_message_at timestamptz not null,
  last_message_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (session_id, contact_id)
);
create index conversations_page on conversations (tenant_id, last_message_at desc, id desc);
create index conversations_state on conversations (tenant_id, state, last_message_at desc, id desc);
create index conversations_assignee on conversations (tenant_id, assignee_id, state, last_message_at desc, id desc)
  where assignee_id is not null;
create index conversations_session on conversations (session_id, state, last_message_at desc, id desc);
create index conversations_unread on conversations (tenant_id, last_message_at desc, id desc) where unread_count > 0;
create index conversations_window on conversations (tenant_id, window_expires_at) where state <> 'resolved';
create index conversations_snoozed on conversations (snoozed_until) where state = 'snoozed';
create index conversations_receipts on conversations (updated_at) where read_receipt_id is not null;
create index conversations_contact on conversations (contact_id);
call enable_tenant_isolation('conversations');
