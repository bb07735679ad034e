-- Notification settings are a table of types and channels: `channels` maps each type to the list of its channels.
-- A type that was muted has none. Without a row, the defaults apply.
alter table notification_settings add column channels jsonb not null default '{}';
update notification_settings set channels = (
  select jsonb_object_agg(kind, (
    select coalesce(jsonb_agg(channel), '[]') from jsonb_array_elements_text(channels) channel
    where not jsonb_exists(muted, kind) and (channel <> 'sound' or sound) and (channel <> 'browser' or browser)
  ))
  from (values
    ('message_assigned', '["app", "sound", "browser"]'::jsonb),
    ('message_team', '["sound", "browser"]'),
    ('message_unassigned', '["sound", "browser"]'),
    ('window_closing', '["app", "sound", "browser"]'),
    ('conversation_assigned', '["app", "sound", "browser"]'),
    ('mention', '["app", "sound", "browser"]'),
    ('conversation_reopened', '["app", "sound", "browser"]'),
    ('missed_call', '["app", "sound", "browser"]'),
    ('message_failed', '["app", "sound", "browser"]'),
    ('session_disconnected', '["app", "sound", "browser"]'),
    ('session_warning', '["app", "sound", "browser"]')
  ) types (kind, channels)
);
alter table notification_settings alter column channels drop default,
  drop column muted, drop column sound, drop column browser;

-- The channels that the recipient had chosen for the type. Only notifications with the channel `app` are listed.
alter table notifications add column channels jsonb not null default '["app"]';
alter table notifications alter column channels drop default;
alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check check (kind in ('message_assigned', 'message_team',
  'message_unassigned', 'window_closing', 'conversation_assigned', 'mention', 'conversation_reopened', 'missed_call',
  'message_failed', 'session_disconnected', 'session_warning'));

-- When the end of a conversation's customer service window has to be checked.
create table window_reminders (
  conversation_id uuid primary key references conversations on delete cascade,
  tenant_id uuid not null references tenants on delete cascade,
  due_at timestamptz not null
);
create index window_reminders_due on window_reminders (due_at);
call enable_tenant_isolation('window_reminders');
grant select (conversation_id, tenant_id, due_at) on window_reminders to waqtor_definer;
create policy definer on window_reminders for select to waqtor_definer using (true);

create function definer_due_window_reminders(at timestamptz, max_rows integer)
  returns table (conversation_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.conversation_id, r.tenant_id from window_reminders r where r.due_at <= at order by r.due_at limit max_rows
$$;
grant create on schema public to waqtor_definer;
alter function definer_due_window_reminders(timestamptz, integer) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function definer_due_window_reminders(timestamptz, integer) from public;
grant execute on function definer_due_window_reminders(timestamptz, integer) to waqtor_app;

-- Customers' messages notify members from now on.
insert into log_cursors (tenant_id, reader, seq) select tenant_id, 'message-notifier', seq from event_heads;
