-- Several actions under one name. `owner_id`: the member who alone sees it, and with whom it goes; null for the team's.
-- `actions` is the list as it was asked, in the order in which they are done.
create table macros (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  owner_id uuid,
  created_by uuid references users on delete set null,
  name text not null,
  name_key text not null,
  actions jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (tenant_id, owner_id) references members on delete cascade
);
create index macros_page on macros (tenant_id, name_key, id);
call enable_tenant_isolation('macros');
