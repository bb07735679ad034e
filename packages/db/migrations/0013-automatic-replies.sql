-- The cursor of a reader in a tenant's event log. There is a row only while the reader needs that log.
create table log_cursors (
  tenant_id uuid not null references tenants on delete cascade,
  reader text not null,
  seq bigint not null,
  primary key (reader, tenant_id)
) with (fillfactor = 50);
call enable_tenant_isolation('log_cursors');

-- Each message that got an automatic reply, once; `kind` is the type of the reply.
create table automatic_replies (
  trigger_message_id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  conversation_id uuid not null references conversations on delete cascade,
  message_id uuid not null,
  kind text not null check (kind in ('greeting', 'away')),
  at timestamptz not null
);
create index automatic_replies_recent on automatic_replies (conversation_id, at desc);
call enable_tenant_isolation('automatic_replies');

grant select on log_cursors to waqtor_definer;
create policy definer on log_cursors for select to waqtor_definer using (true);

-- Tenants after the given one, by id, whose log has entries that this reader has not read.
create function definer_unread_logs(reader_name text, after_tenant uuid, max_rows integer)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.tenant_id from log_cursors c join event_heads h on h.tenant_id = c.tenant_id
  where c.reader = reader_name and c.tenant_id > after_tenant and h.seq > c.seq
  order by c.tenant_id limit max_rows
$$;
grant create on schema public to waqtor_definer;
alter function definer_unread_logs(text, uuid, integer) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function definer_unread_logs(text, uuid, integer) from public;
grant execute on function definer_unread_logs(text, uuid, integer) to waqtor_app;
