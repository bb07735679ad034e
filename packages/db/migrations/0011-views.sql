-- Saved questions to the inbox. `owner_id`: the member who alone sees it, and with whom it goes; null for the team's.
-- `filters` is the query of GET /conversations as it is asked.
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
