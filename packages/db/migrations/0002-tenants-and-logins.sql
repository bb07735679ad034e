create table tenants (
  id uuid primary key,
  name text not null,
  industry text,
  website text,
  description text,
  type text,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
call enable_tenant_isolation('tenants', 'id');

-- A user. Visible to that user and to the tenants of which they are a member.
create table users (
  id uuid primary key,
  email text not null,
  name text not null,
  password_hash text not null,
  locale text not null default 'en',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index users_email on users (lower(email));

create table members (
  tenant_id uuid not null references tenants on delete cascade,
  user_id uuid not null references users on delete cascade,
  role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, user_id)
);
create index members_user on members (user_id);
call enable_tenant_isolation('members');
create policy own_memberships on members for select to waqtor_app using (user_id = (select current_user_id()));

alter table users enable row level security;
alter table users force row level security;
create policy own_or_colleague on users for select to waqtor_app
  using (id = (select current_user_id()) or exists (select from members m where m.user_id = users.id));
create policy sign_up on users for insert to waqtor_app with check (true);
create policy own_profile on users for update to waqtor_app using (id = (select current_user_id()));
create policy own_departure on users for delete to waqtor_app using (id = (select current_user_id()));
grant select, insert, update, delete on users to waqtor_app;

-- A login of a browser or API client: one row per family of refresh tokens. The token itself is never stored,
-- only its SHA-256. The login is deleted with the membership, so an old token does not become valid again
-- after a new invitation.
create table logins (
  id uuid primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  client text not null default 'browser' check (client in ('browser', 'program')),
  token_hash bytea not null,
  previous_token_hash bytea,
  rotated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_reason text,
  user_agent text,
  ip text,
  created_at timestamptz not null default now(),
  foreign key (tenant_id, user_id) references members on delete cascade
);
create index logins_user on logins (user_id);
call enable_tenant_isolation('logins');
create policy own_logins on logins to waqtor_app using (user_id = (select current_user_id()));

create table invitations (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  token_hash bytea not null,
  invited_by uuid references users on delete set null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index invitations_open on invitations (tenant_id, lower(email)) where accepted_at is null;
create index invitations_page on invitations (tenant_id, created_at desc, id desc);
call enable_tenant_isolation('invitations');

create table password_resets (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token_hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
alter table password_resets enable row level security;
alter table password_resets force row level security;
create policy own_resets on password_resets to waqtor_app
  using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on password_resets to waqtor_app;

-- Failed and last successful sign-ins per key (a hash of IP address, e-mail, or both). Contains no tenant
-- data and no plain e-mail address.
create table login_throttles (
  key bytea primary key,
  failures integer not null default 0,
  blocked_until timestamptz,
  succeeded_at timestamptz,
  updated_at timestamptz not null default now()
);
grant select, insert, update, delete on login_throttles to waqtor_app;

-- Data of this installation, such as the hash of the one-time setup token.
create table installation (
  key text primary key,
  value jsonb not null
);
grant select, insert, update, delete on installation to waqtor_app;

create table api_keys (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  name text not null,
  role text not null check (role in ('admin', 'agent', 'viewer')),
  hint text not null,
  secret_hash bytea not null,
  created_by uuid references users on delete set null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz
);
create unique index api_keys_secret on api_keys (secret_hash);
create index api_keys_page on api_keys (tenant_id, created_at desc, id desc);
call enable_tenant_isolation('api_keys');

-- The first response to a request with an Idempotency-Key, stored so that it can be replayed.
create table idempotency_keys (
  tenant_id uuid not null references tenants on delete cascade,
  actor text not null,
  key text not null,
  request_hash bytea not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, actor, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
call enable_tenant_isolation('idempotency_keys');
