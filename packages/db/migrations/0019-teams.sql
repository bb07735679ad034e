-- Groups of members who reply together. `name_key` is the name for comparison, as for tags. With `assignment`
-- roundRobin, their open, unassigned conversations in which a customer has written are assigned in turn to
-- members with fewer open conversations than `capacity` (null: no limit).
create table teams (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  name text not null,
  name_key text not null,
  description text,
  assignment text not null default 'manual' check (assignment in ('manual', 'roundRobin')),
  capacity integer check (capacity between 1 and 1000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (tenant_id, id)
);
create unique index teams_name on teams (tenant_id, name_key);
call enable_tenant_isolation('teams');

-- A user who is no longer a member of the tenant is removed from its teams. `last_assigned_at`: when the
-- member was last assigned a conversation in this team.
create table team_members (
  tenant_id uuid not null,
  team_id uuid not null,
  user_id uuid not null,
  last_assigned_at timestamptz,
  primary key (team_id, user_id),
  foreign key (tenant_id, team_id) references teams (tenant_id, id) on delete cascade,
  foreign key (tenant_id, user_id) references members on delete cascade
);
create index team_members_member on team_members (tenant_id, user_id);
call enable_tenant_isolation('team_members');

alter table members add column availability text not null default 'available'
  check (availability in ('available', 'away'));

-- The team of a session is assigned to its new conversations.
alter table sessions add column team_id uuid;
alter table sessions add foreign key (tenant_id, team_id) references teams (tenant_id, id) on delete set null (team_id);
create index sessions_team on sessions (team_id) where team_id is not null;

alter table conversations add column team_id uuid;
alter table conversations
  add foreign key (tenant_id, team_id) references teams (tenant_id, id) on delete set null (team_id);
create index conversations_team on conversations (tenant_id, team_id, state, last_message_at desc, id desc)
  where team_id is not null;
create index conversations_waiting on conversations (team_id, last_inbound_at, id)
  where state = 'open' and assignee_id is null and team_id is not null and last_inbound_at is not null;

grant select (id, tenant_id, assignment, capacity) on teams to waqtor_definer;
grant select (tenant_id, team_id, user_id) on team_members to waqtor_definer;
grant select (user_id, availability) on members to waqtor_definer;
grant select (team_id, assignee_id, last_inbound_at) on conversations to waqtor_definer;
create policy definer on teams for select to waqtor_definer using (true);
create policy definer on team_members for select to waqtor_definer using (true);

-- Teams with round-robin assignment that have an open, unassigned conversation in which a customer has
-- written, and a member who can take one.
create function definer_unassigned_teams(max_rows integer)
  returns table (team_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.tenant_id from teams t
  where t.assignment = 'roundRobin'
    and exists (select from conversations v
      where v.team_id = t.id and v.state = 'open' and v.assignee_id is null and v.last_inbound_at is not null)
    and exists (select from team_members l
      join members m on m.tenant_id = l.tenant_id and m.user_id = l.user_id
      where l.team_id = t.id and m.availability = 'available' and m.role <> 'viewer'
        and (t.capacity is null or t.capacity > (select count(*) from (select from conversations v
          where v.tenant_id = t.tenant_id and v.assignee_id = m.user_id and v.state = 'open'
          limit t.capacity) taken)))
  order by t.id limit max_rows
$$;
grant create on schema public to waqtor_definer;
alter function definer_unassigned_teams(integer) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function definer_unassigned_teams(integer) from public;
grant execute on function definer_unassigned_teams(integer) to waqtor_app;
