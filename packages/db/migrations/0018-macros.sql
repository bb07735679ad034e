-- Macros: several named actions. `owner_id`: the only member who can see it, deleted with their membership;
-- null if it is the team's. `actions` is the list as requested, in the order of execution.
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
