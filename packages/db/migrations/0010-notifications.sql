-- Notifications of users, kept for 90 days. `subject` is the name of the customer or number at that time.
create table notifications (
  id uuid primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('conversation_assigned', 'mention', 'message_failed', 'session_disconnected',
    'conversation_reopened')),
  actor_id uuid references users on delete set null,
  conversation_id uuid references conversations on delete cascade,
  message_id uuid,
  session_id uuid references sessions on delete cascade,
  subject text,
  preview text,
  read_at timestamptz,
  created_at timestamptz not null,
  foreign key (tenant_id, user_id) references members on delete cascade
);
create index notifications_page on notifications (tenant_id, user_id, created_at desc, id desc);
create index notifications_unread on notifications (tenant_id, user_id, created_at desc, id desc) where read_at is null;
create index notifications_age on notifications (created_at);
create index notifications_conversation on notifications (conversation_id) where conversation_id is not null;
create index notifications_session on notifications (session_id) where session_id is not null;
call enable_tenant_isolation('notifications');

-- The notification settings of a member; without a row, the defaults apply. `muted` is a list of notification
-- types.
create table notification_settings (
  tenant_id uuid not null,
  user_id uuid not null,
  muted jsonb not null default '[]',
  sound boolean not null default true,
  browser boolean not null default false,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references members on delete cascade
);
call enable_tenant_isolation('notification_settings');

grant select (tenant_id, created_at) on notifications to waqtor_definer;
create policy definer on notifications for select to waqtor_definer using (true);

-- Tenants of the oldest notifications that are older than the given instant.
create function definer_tenants_with_notifications_before(before timestamptz)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct oldest.tenant_id from (
    select n.tenant_id from notifications n where n.created_at < before order by n.created_at limit 1000
  ) oldest
$$;
grant create on schema public to waqtor_definer;
alter function definer_tenants_with_notifications_before(timestamptz) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function definer_tenants_with_notifications_before(timestamptz) from public;
grant execute on function definer_tenants_with_notifications_before(timestamptz) to waqtor_app;
