-- Diagnostic data and unused invitations are deleted after a retention period.
create index webhook_items_age on webhook_items (received_at);
create index session_errors_age on session_errors (at);
create index invitations_age on invitations (expires_at);
grant select (tenant_id, received_at) on webhook_items to waqtor_definer;
grant select (tenant_id, at) on session_errors to waqtor_definer;
grant select (tenant_id, expires_at) on invitations to waqtor_definer;
create policy definer on webhook_items for select to waqtor_definer using (true);
create policy definer on session_errors for select to waqtor_definer using (true);
create policy definer on invitations for select to waqtor_definer using (true);

-- Tenants of the oldest rows of one of these types that are older than the given instant.
create function definer_aged_row_tenants(wanted text, before timestamptz)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct oldest.tenant_id from (
    (select w.tenant_id from webhook_items w
      where wanted = 'webhook_items' and w.received_at < before order by w.received_at limit 1000)
    union all (select e.tenant_id from session_errors e
      where wanted = 'session_errors' and e.at < before order by e.at limit 1000)
    union all (select s.tenant_id from waiting_statuses s
      where wanted = 'waiting_statuses' and s.received_at < before order by s.received_at limit 1000)
    union all (select i.tenant_id from invitations i
      where wanted = 'invitations' and i.expires_at < before order by i.expires_at limit 1000)
  ) oldest
$$;

-- Contacts were deleted, and events up to `up_to_seq` may still contain data about them: `marks` are the
-- public ids to search for. Everything before `next_seq` has been scanned.
create table event_redactions (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  contact_id uuid not null,
  marks text[] not null,
  next_seq bigint not null,
  up_to_seq bigint not null,
  created_at timestamptz not null
);
create index event_redactions_age on event_redactions (created_at);
call enable_tenant_isolation('event_redactions');
grant select (tenant_id, created_at) on event_redactions to waqtor_definer;
create policy definer on event_redactions for select to waqtor_definer using (true);

create function definer_redaction_tenants(max_rows integer)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct due.tenant_id from (
    select r.tenant_id from event_redactions r order by r.created_at limit max_rows
  ) due
$$;

grant create on schema public to waqtor_definer;
alter function definer_aged_row_tenants(text, timestamptz) owner to waqtor_definer;
alter function definer_redaction_tenants(integer) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function definer_aged_row_tenants(text, timestamptz) from public;
revoke all on function definer_redaction_tenants(integer) from public;
grant execute on function definer_aged_row_tenants(text, timestamptz) to waqtor_app;
grant execute on function definer_redaction_tenants(integer) to waqtor_app;
