-- The security log: sign-ins, failed sign-ins, changes of access, forged signatures. Append-only: the
-- application may insert and read, but neither change nor delete. `tenant_id` is null if no tenant is known
-- (an unknown address, a forged signature for no session); only the operator can read such rows.
-- `occurrences` is the number of events aggregated in one row, so that outsiders cannot fill the table.
create table audit_events (
  id uuid primary key,
  tenant_id uuid references tenants on delete cascade,
  at timestamptz not null,
  action text not null,
  actor_kind text not null check (actor_kind in ('member', 'api_key', 'anonymous')),
  actor_id uuid,
  target_kind text check (target_kind in ('user', 'login', 'invitation', 'api_key', 'session')),
  target_id uuid,
  ip text,
  user_agent text,
  details jsonb not null default '{}',
  occurrences integer not null default 1 check (occurrences > 0),
  check ((target_kind is null) = (target_id is null))
);
create index audit_events_page on audit_events (tenant_id, at desc, id desc);
create index audit_events_age on audit_events (at);
call enable_tenant_isolation('audit_events');
revoke update, delete on audit_events from waqtor_app;
create policy before_a_tenant on audit_events for insert to waqtor_app with check (tenant_id is null);

-- Only retention deletes rows, and none younger than a week.
grant select (id, tenant_id, at), delete on audit_events to waqtor_definer;
create policy definer on audit_events for select to waqtor_definer using (true);
create policy retention on audit_events for delete to waqtor_definer using (at < now() - interval '7 days');

create function definer_trim_audit_events(before timestamptz, max_rows integer)
  returns integer
  language sql volatile security definer set search_path = public, pg_temp as $$
  with old as materialized (
    select e.id from audit_events e where e.at < before order by e.at limit max_rows
  ), gone as (
    delete from audit_events a using old where a.id = old.id returning 1
  )
  select count(*)::integer from gone
$$;
grant create on schema public to waqtor_definer;
alter function definer_trim_audit_events(timestamptz, integer) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function definer_trim_audit_events(timestamptz, integer) from public;
grant execute on function definer_trim_audit_events(timestamptz, integer) to waqtor_app;
