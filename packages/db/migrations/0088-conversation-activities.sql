-- What happened to a conversation, shown between its messages: who changed its status, assignee, team or tags, or
-- merged it, and when. `actor_id` is a user or an API key; without a foreign key, because the entry outlives them.
-- `details` depends on `kind`.
create table conversation_activities (
  id uuid primary key,
  tenant_id uuid not null,
  conversation_id uuid not null references conversations on delete cascade,
  at timestamptz not null,
  kind text not null check (kind in ('status_changed', 'assignee_changed', 'team_changed', 'tags_changed', 'merged')),
  actor_kind text not null check (actor_kind in ('member', 'api_key', 'customer', 'system')),
  actor_id uuid,
  details jsonb not null,
  check ((actor_id is null) = (actor_kind in ('customer', 'system')))
);
create index conversation_activities_thread on conversation_activities (conversation_id, at desc, id desc);
call enable_tenant_isolation('conversation_activities');
