-- Saved views of the inbox. `owner_id`: the only member who can see it, deleted with their membership; null
-- if it is the team's. `filters` is the query of GET /conversations.
create table views (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  owner_id uuid,
  created_by uuid references users on delete set null,
  name text not null,
  filters jsonb not null,
  position double precision not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (tenant_id, owner_id) references members on delete cascade
);
create index views_page on views (tenant_id, position, id);
call enable_tenant_isolation('views');
