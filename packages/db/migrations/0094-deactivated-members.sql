-- A deactivated member keeps their name, history and teams, but cannot sign in, and nothing is assigned to them.
alter table members
  add column deactivated_at timestamptz,
  add column last_login_at timestamptz;

update members m set last_login_at =
  (select max(l.created_at) from logins l where l.tenant_id = m.tenant_id and l.user_id = m.user_id);

grant select (deactivated_at) on members to waqtor_definer;

create or replace function definer_unassigned_teams(max_rows integer)
returns table (team_id uuid, tenant_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.tenant_id from teams t
  where t.assignment = 'round_robin'
    and exists (select from conversations v
      where v.team_id = t.id and v.state = 'open' and v.assignee_id is null and v.last_inbound_at is not null)
    and exists (select from team_members l
      join members m on m.tenant_id = l.tenant_id and m.user_id = l.user_id
      where l.team_id = t.id and m.availability = 'available' and m.role <> 'viewer' and m.deactivated_at is null
        and (t.capacity is null or t.capacity > (select count(*) from (select from conversations v
          where v.tenant_id = t.tenant_id and v.assignee_id = m.user_id and v.state = 'open'
          limit t.capacity) taken)))
  order by t.id limit max_rows
$$;
