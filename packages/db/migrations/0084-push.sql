-- Browsers in which a member has the dashboard open: one row per connection, which its server process extends.
create table open_browsers (
  id uuid primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  -- Whether the dashboard is visible in one of its tabs.
  is_visible boolean not null,
  expires_at timestamptz not null,
  foreign key (tenant_id, user_id) references members on delete cascade
);
create index open_browsers_user on open_browsers (tenant_id, user_id);
call enable_tenant_isolation('open_browsers');

-- Browsers that receive push messages. `target` is the encrypted address and its keys: whoever knows the address can
-- send to the browser. A subscription ends with the login that created it.
create table push_subscriptions (
  id uuid primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  login_id uuid not null references logins on delete cascade,
  endpoint_hash bytea not null,
  target bytea not null,
  created_at timestamptz not null,
  foreign key (tenant_id, user_id) references members on delete cascade
);
create unique index push_subscriptions_endpoint on push_subscriptions (tenant_id, user_id, endpoint_hash);
create index push_subscriptions_login on push_subscriptions (login_id);
call enable_tenant_isolation('push_subscriptions');

-- Push messages to be sent: one row per notification and browser, until it was sent or given up.
create table push_deliveries (
  notification_id uuid not null references notifications on delete cascade,
  subscription_id uuid not null references push_subscriptions on delete cascade,
  tenant_id uuid not null references tenants on delete cascade,
  due_at timestamptz not null,
  attempts integer not null default 0,
  primary key (notification_id, subscription_id)
);
create index push_deliveries_due on push_deliveries (due_at);
create index push_deliveries_subscription on push_deliveries (subscription_id);
call enable_tenant_isolation('push_deliveries');
grant select (tenant_id, due_at) on push_deliveries to waqtor_definer;
create policy definer on push_deliveries for select to waqtor_definer using (true);

-- Tenants of the push messages that are due longest.
create function definer_tenants_with_due_pushes(at timestamptz, max_rows integer)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct due.tenant_id from (
    select d.tenant_id from push_deliveries d where d.due_at <= at order by d.due_at limit max_rows
  ) due
$$;
grant create on schema public to waqtor_definer;
alter function definer_tenants_with_due_pushes(timestamptz, integer) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function definer_tenants_with_due_pushes(timestamptz, integer) from public;
grant execute on function definer_tenants_with_due_pushes(timestamptz, integer) to waqtor_app;

-- Who has changed the settings keeps the default of the new channel.
update notification_settings set channels = channels || (
  select coalesce(jsonb_object_agg(key, value || '["push"]'), '{}') from jsonb_each(channels)
  where jsonb_exists(value, 'app')
    and key in ('message_assigned', 'window_closing', 'conversation_assigned', 'mention', 'missed_call')
);
