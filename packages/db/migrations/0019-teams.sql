-- Groups of members who answer together. `name_key` is the name as compared, as that of tags.
create table teams (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  name text not null,
  name_key text not null,
  description text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index teams_name on teams (tenant_id, name_key);
call raise_tenant_wall('teams');

-- Whoever stops being a member of the business is in no team of it any more.
create table team_members (
  tenant_id uuid not null,
  team_id uuid not null references teams on delete cascade,
  user_id uuid not null,
  primary key (team_id, user_id),
  foreign key (tenant_id, user_id) references members on delete cascade
);
create index team_members_member on team_members (tenant_id, user_id);
call raise_tenant_wall('team_members');
