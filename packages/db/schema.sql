-- What the migrations add up to, dumped by "npm run generate" so that a migration is a readable diff.
-- For reading only: the files in migrations/ are what runs.

create table abandoned_files (
  storage_key text not null,
  tenant_id uuid not null,
  abandoned_at timestamp with time zone not null,
  constraint abandoned_files_pkey PRIMARY KEY (storage_key)
);
alter table abandoned_files enable row level security;
alter table abandoned_files force row level security;
CREATE INDEX abandoned_files_oldest ON public.abandoned_files USING btree (abandoned_at);
create policy definer on abandoned_files as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on abandoned_files as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on abandoned_files to waqtor_app;
grant select on abandoned_files to waqtor_definer;

create table api_keys (
  id uuid not null,
  tenant_id uuid not null,
  name text not null,
  role text not null,
  last4 text not null,
  secret_hash bytea not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  signing_secret bytea,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint api_keys_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint api_keys_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'agent'::text, 'viewer'::text])))
);
alter table api_keys enable row level security;
alter table api_keys force row level security;
CREATE INDEX api_keys_page ON public.api_keys USING btree (tenant_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX api_keys_secret ON public.api_keys USING btree (secret_hash);
create policy definer on api_keys as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on api_keys as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on api_keys to waqtor_app;
grant select (id, tenant_id) on api_keys to waqtor_definer;

create table audit_events (
  id uuid not null,
  tenant_id uuid,
  at timestamp with time zone not null,
  action text not null,
  actor_kind text not null,
  actor_id uuid,
  target_kind text,
  target_id uuid,
  ip text,
  user_agent text,
  details jsonb default '{}'::jsonb not null,
  occurrences integer default 1 not null,
  constraint audit_events_pkey PRIMARY KEY (id),
  constraint audit_events_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint audit_events_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['member'::text, 'api_key'::text, 'anonymous'::text]))),
  constraint audit_events_check CHECK (((target_kind IS NULL) = (target_id IS NULL))),
  constraint audit_events_occurrences_check CHECK ((occurrences > 0)),
  constraint audit_events_target_kind_check CHECK ((target_kind = ANY (ARRAY['user'::text, 'login'::text, 'invitation'::text, 'api_key'::text, 'session'::text])))
);
alter table audit_events enable row level security;
alter table audit_events force row level security;
CREATE INDEX audit_events_age ON public.audit_events USING btree (at);
CREATE INDEX audit_events_page ON public.audit_events USING btree (tenant_id, at DESC, id DESC);
create policy before_a_tenant on audit_events as permissive for insert to waqtor_app
  with check ((tenant_id IS NULL));
create policy definer on audit_events as permissive for select to waqtor_definer
  using (true);
create policy retention on audit_events as permissive for delete to waqtor_definer
  using ((at < (now() - '7 days'::interval)));
create policy tenant_isolation on audit_events as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant insert, select on audit_events to waqtor_app;
grant delete, select (id, tenant_id, at) on audit_events to waqtor_definer;

create table automatic_replies (
  trigger_message_id uuid not null,
  tenant_id uuid not null,
  conversation_id uuid not null,
  message_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  constraint automatic_replies_pkey PRIMARY KEY (trigger_message_id),
  constraint automatic_replies_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint automatic_replies_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint automatic_replies_kind_check CHECK ((kind = ANY (ARRAY['greeting'::text, 'away'::text])))
);
alter table automatic_replies enable row level security;
alter table automatic_replies force row level security;
CREATE INDEX automatic_replies_recent ON public.automatic_replies USING btree (conversation_id, at DESC);
create policy tenant_isolation on automatic_replies as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on automatic_replies to waqtor_app;

create table canned_responses (
  id uuid not null,
  tenant_id uuid not null,
  shortcut text not null,
  shortcut_key text not null,
  category text,
  title text not null,
  translations jsonb not null,
  terms text not null,
  media_id uuid,
  owner_id uuid,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint canned_responses_pkey PRIMARY KEY (id),
  constraint canned_responses_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint canned_responses_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE SET NULL,
  constraint canned_responses_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint canned_responses_tenant_id_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES members(tenant_id, user_id) ON DELETE CASCADE
);
alter table canned_responses enable row level security;
alter table canned_responses force row level security;
CREATE INDEX canned_responses_media ON public.canned_responses USING btree (media_id) WHERE (media_id IS NOT NULL);
CREATE INDEX canned_responses_owner ON public.canned_responses USING btree (tenant_id, owner_id) WHERE (owner_id IS NOT NULL);
CREATE UNIQUE INDEX canned_responses_shortcut ON public.canned_responses USING btree (tenant_id, shortcut_key);
create policy definer on canned_responses as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on canned_responses as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on canned_responses to waqtor_app;
grant select (media_id) on canned_responses to waqtor_definer;

create table contact_aliases (
  tenant_id uuid not null,
  kind text not null,
  value text not null,
  contact_id uuid not null,
  constraint contact_aliases_pkey PRIMARY KEY (tenant_id, kind, value),
  constraint contact_aliases_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE CASCADE,
  constraint contact_aliases_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint contact_aliases_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'bsuid'::text, 'lid'::text, 'username'::text])))
);
alter table contact_aliases enable row level security;
alter table contact_aliases force row level security;
CREATE INDEX contact_aliases_contact ON public.contact_aliases USING btree (contact_id);
create policy tenant_isolation on contact_aliases as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on contact_aliases to waqtor_app;

create table contact_attributes (
  tenant_id uuid not null,
  contact_id uuid not null,
  key text not null,
  value text,
  constraint contact_attributes_pkey PRIMARY KEY (contact_id, key),
  constraint contact_attributes_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE CASCADE,
  constraint contact_attributes_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
);
alter table contact_attributes enable row level security;
alter table contact_attributes force row level security;
CREATE INDEX contact_attributes_value ON public.contact_attributes USING btree (tenant_id, key, value, contact_id);
create policy tenant_isolation on contact_attributes as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on contact_attributes to waqtor_app;

create table contact_blocks (
  session_id uuid not null,
  contact_id uuid not null,
  tenant_id uuid not null,
  wanted text not null,
  state text default 'pending'::text not null,
  error text,
  attempts integer default 0 not null,
  next_attempt_at timestamp with time zone not null,
  constraint contact_blocks_pkey PRIMARY KEY (session_id, contact_id),
  constraint contact_blocks_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE CASCADE,
  constraint contact_blocks_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  constraint contact_blocks_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint contact_blocks_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'refused'::text]))),
  constraint contact_blocks_wanted_check CHECK ((wanted = ANY (ARRAY['blocked'::text, 'unblocked'::text])))
);
alter table contact_blocks enable row level security;
alter table contact_blocks force row level security;
CREATE INDEX contact_blocks_contact ON public.contact_blocks USING btree (contact_id);
CREATE INDEX contact_blocks_due ON public.contact_blocks USING btree (next_attempt_at) WHERE (state = 'pending'::text);
create policy definer on contact_blocks as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on contact_blocks as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on contact_blocks to waqtor_app;
grant select (session_id, contact_id, tenant_id, state, next_attempt_at) on contact_blocks to waqtor_definer;

create table contact_identity_spans (
  tenant_id uuid not null,
  kind text not null,
  value text not null,
  contact_id uuid not null,
  first_at timestamp with time zone,
  last_at timestamp with time zone,
  left_at timestamp with time zone,
  constraint contact_identity_spans_pkey PRIMARY KEY (tenant_id, kind, value, contact_id),
  constraint contact_identity_spans_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE CASCADE,
  constraint contact_identity_spans_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint contact_identity_spans_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'bsuid'::text, 'lid'::text])))
);
alter table contact_identity_spans enable row level security;
alter table contact_identity_spans force row level security;
CREATE INDEX contact_identity_spans_contact ON public.contact_identity_spans USING btree (contact_id);
create policy tenant_isolation on contact_identity_spans as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on contact_identity_spans to waqtor_app;

create table contact_merge_suggestions (
  id uuid not null,
  tenant_id uuid not null,
  contact_id uuid not null,
  other_id uuid not null,
  kind text not null,
  value text not null,
  created_at timestamp with time zone not null,
  dismissed_at timestamp with time zone,
  constraint contact_merge_suggestions_pkey PRIMARY KEY (id),
  constraint contact_merge_suggestions_contact_id_other_id_key UNIQUE (contact_id, other_id),
  constraint contact_merge_suggestions_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE CASCADE,
  constraint contact_merge_suggestions_other_id_fkey FOREIGN KEY (other_id) REFERENCES contacts(id) ON DELETE CASCADE,
  constraint contact_merge_suggestions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint contact_merge_suggestions_check CHECK ((contact_id < other_id)),
  constraint contact_merge_suggestions_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'bsuid'::text, 'lid'::text, 'username'::text])))
);
alter table contact_merge_suggestions enable row level security;
alter table contact_merge_suggestions force row level security;
CREATE INDEX contact_merge_suggestions_other ON public.contact_merge_suggestions USING btree (other_id);
create policy tenant_isolation on contact_merge_suggestions as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on contact_merge_suggestions to waqtor_app;

create table contact_tags (
  tenant_id uuid not null,
  tag_id uuid not null,
  contact_id uuid not null,
  constraint contact_tags_pkey PRIMARY KEY (tag_id, contact_id),
  constraint contact_tags_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE CASCADE,
  constraint contact_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE,
  constraint contact_tags_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
);
alter table contact_tags enable row level security;
alter table contact_tags force row level security;
CREATE INDEX contact_tags_contact ON public.contact_tags USING btree (contact_id);
create policy tenant_isolation on contact_tags as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on contact_tags to waqtor_app;

create table contacts (
  id uuid not null,
  tenant_id uuid not null,
  phone text,
  bsuid text,
  parent_bsuid text,
  lid text,
  username text,
  name text,
  profile_name text,
  email text,
  language text,
  attributes jsonb default '{}'::jsonb not null,
  opted_out_at timestamp with time zone,
  suppressed_at timestamp with time zone,
  suppressed_reason text,
  phone_at timestamp with time zone,
  bsuid_at timestamp with time zone,
  lid_at timestamp with time zone,
  username_at timestamp with time zone,
  profile_name_at timestamp with time zone,
  name_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  tags jsonb default '[]'::jsonb not null,
  name_key text generated always as (regexp_replace(lower(NORMALIZE("left"(COALESCE(name, profile_name, phone, username, bsuid, lid, ''::text), 200), NFD)), '[\u0300-\u036f\u064b-\u065f\u0670]'::text, ''::text, 'g'::text)) stored not null,
  phone_since timestamp with time zone,
  blocked_at timestamp with time zone,
  block_reason text,
  group_id text,
  marketing_decided_at timestamp with time zone,
  constraint contacts_pkey PRIMARY KEY (id),
  constraint contacts_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint contacts_block_reason_check CHECK ((block_reason = ANY (ARRAY['spam'::text, 'abuse'::text, 'other'::text])))
) with (fillfactor=80);
alter table contacts enable row level security;
alter table contacts force row level security;
CREATE INDEX contacts_blocked ON public.contacts USING btree (tenant_id, id) WHERE (blocked_at IS NOT NULL);
CREATE UNIQUE INDEX contacts_bsuid ON public.contacts USING btree (bsuid, tenant_id) WHERE (bsuid IS NOT NULL);
CREATE UNIQUE INDEX contacts_group ON public.contacts USING btree (group_id, tenant_id) WHERE (group_id IS NOT NULL);
CREATE INDEX contacts_language ON public.contacts USING btree (tenant_id, language, created_at DESC, id DESC) WHERE (language IS NOT NULL);
CREATE UNIQUE INDEX contacts_lid ON public.contacts USING btree (lid, tenant_id) WHERE (lid IS NOT NULL);
CREATE INDEX contacts_name ON public.contacts USING btree (tenant_id, name_key, id);
CREATE INDEX contacts_no_phone ON public.contacts USING btree (tenant_id, created_at DESC, id DESC) WHERE (phone IS NULL);
CREATE INDEX contacts_opted_out ON public.contacts USING btree (tenant_id, created_at DESC, id DESC) WHERE (opted_out_at IS NOT NULL);
CREATE INDEX contacts_page ON public.contacts USING btree (tenant_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX contacts_phone ON public.contacts USING btree (phone, tenant_id) WHERE (phone IS NOT NULL);
CREATE INDEX contacts_suppressed ON public.contacts USING btree (tenant_id, created_at DESC, id DESC) WHERE (suppressed_at IS NOT NULL);
CREATE INDEX contacts_username ON public.contacts USING btree (username, tenant_id) WHERE (username IS NOT NULL);
CREATE TRIGGER contacts_attributes_added AFTER INSERT ON public.contacts FOR EACH ROW WHEN ((new.attributes <> '{}'::jsonb)) EXECUTE FUNCTION keep_contact_attributes();
CREATE TRIGGER contacts_attributes_changed AFTER UPDATE OF attributes ON public.contacts FOR EACH ROW WHEN ((new.attributes IS DISTINCT FROM old.attributes)) EXECUTE FUNCTION keep_contact_attributes();
create policy tenant_isolation on contacts as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on contacts to waqtor_app;

create table conversation_activities (
  id uuid not null,
  tenant_id uuid not null,
  conversation_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  actor_kind text not null,
  actor_id uuid,
  details jsonb not null,
  constraint conversation_activities_pkey PRIMARY KEY (id),
  constraint conversation_activities_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint conversation_activities_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['member'::text, 'api_key'::text, 'customer'::text, 'system'::text]))),
  constraint conversation_activities_check CHECK (((actor_id IS NULL) = (actor_kind = ANY (ARRAY['customer'::text, 'system'::text])))),
  constraint conversation_activities_kind_check CHECK ((kind = ANY (ARRAY['status_changed'::text, 'assignee_changed'::text, 'team_changed'::text, 'tags_changed'::text, 'merged'::text])))
);
alter table conversation_activities enable row level security;
alter table conversation_activities force row level security;
CREATE INDEX conversation_activities_thread ON public.conversation_activities USING btree (conversation_id, at DESC, id DESC);
create policy tenant_isolation on conversation_activities as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on conversation_activities to waqtor_app;

create table conversation_tags (
  tenant_id uuid not null,
  tag_id uuid not null,
  conversation_id uuid not null,
  constraint conversation_tags_pkey PRIMARY KEY (tag_id, conversation_id),
  constraint conversation_tags_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint conversation_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE,
  constraint conversation_tags_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
);
alter table conversation_tags enable row level security;
alter table conversation_tags force row level security;
CREATE INDEX conversation_tags_conversation ON public.conversation_tags USING btree (conversation_id);
create policy tenant_isolation on conversation_tags as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on conversation_tags to waqtor_app;

create table conversations (
  id uuid not null,
  tenant_id uuid not null,
  session_id uuid not null,
  contact_id uuid not null,
  state text default 'open'::text not null,
  assignee_id uuid,
  snoozed_until timestamp with time zone,
  resolved_at timestamp with time zone,
  unread_count integer default 0 not null,
  window_expires_at timestamp with time zone,
  last_inbound_at timestamp with time zone,
  last_inbound_provider_id text,
  read_receipt_id text,
  last_message_at timestamp with time zone not null,
  last_message_id uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  tags jsonb default '[]'::jsonb not null,
  team_id uuid,
  read_receipt_claimed_until timestamp with time zone,
  held_back_count integer default 0 not null,
  inbound_minute bigint default 0 not null,
  inbound_minute_count integer default 0 not null,
  window_closed_at timestamp with time zone,
  last_outbound_at timestamp with time zone,
  is_awaiting_reply boolean default false not null,
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES users(id) ON DELETE SET NULL,
  constraint conversations_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE CASCADE,
  constraint conversations_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  constraint conversations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint conversations_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES teams(tenant_id, id) ON DELETE SET NULL (team_id),
  constraint conversations_state_check CHECK ((state = ANY (ARRAY['open'::text, 'pending'::text, 'snoozed'::text, 'resolved'::text])))
);
alter table conversations enable row level security;
alter table conversations force row level security;
CREATE INDEX conversations_assignee ON public.conversations USING btree (tenant_id, assignee_id, state, last_message_at DESC, id DESC) WHERE (assignee_id IS NOT NULL);
CREATE INDEX conversations_awaiting_reply ON public.conversations USING btree (tenant_id, state, last_message_at, id) WHERE (is_awaiting_reply AND (state <> 'resolved'::text));
CREATE UNIQUE INDEX conversations_contact ON public.conversations USING btree (contact_id, session_id);
CREATE INDEX conversations_held_back ON public.conversations USING btree (tenant_id, last_message_at DESC, id DESC) WHERE (held_back_count > 0);
CREATE INDEX conversations_page ON public.conversations USING btree (tenant_id, last_message_at DESC, id DESC);
CREATE INDEX conversations_receipts ON public.conversations USING btree (updated_at) WHERE (read_receipt_id IS NOT NULL);
CREATE INDEX conversations_session ON public.conversations USING btree (session_id, state, last_message_at DESC, id DESC);
CREATE INDEX conversations_snoozed ON public.conversations USING btree (snoozed_until) WHERE (state = 'snoozed'::text);
CREATE INDEX conversations_state ON public.conversations USING btree (tenant_id, state, last_message_at DESC, id DESC);
CREATE INDEX conversations_team ON public.conversations USING btree (tenant_id, team_id, state, last_message_at DESC, id DESC) WHERE (team_id IS NOT NULL);
CREATE INDEX conversations_unread ON public.conversations USING btree (tenant_id, last_message_at DESC, id DESC) WHERE (unread_count > 0);
CREATE INDEX conversations_waiting ON public.conversations USING btree (team_id, last_inbound_at, id) WHERE ((state = 'open'::text) AND (assignee_id IS NULL) AND (team_id IS NOT NULL) AND (last_inbound_at IS NOT NULL));
CREATE INDEX conversations_window ON public.conversations USING btree (tenant_id, window_expires_at, id) WHERE (state <> 'resolved'::text);
create policy definer on conversations as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on conversations as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on conversations to waqtor_app;
grant select (id, tenant_id, state, assignee_id, snoozed_until, last_inbound_at, read_receipt_id, updated_at, team_id, read_receipt_claimed_until) on conversations to waqtor_definer;

create table event_heads (
  tenant_id uuid not null,
  seq bigint default 0 not null,
  floor_seq bigint default 0 not null,
  constraint event_heads_pkey PRIMARY KEY (tenant_id),
  constraint event_heads_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
) with (fillfactor=50);
alter table event_heads enable row level security;
alter table event_heads force row level security;
create policy definer on event_heads as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on event_heads as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on event_heads to waqtor_app;
grant select (tenant_id, seq, floor_seq) on event_heads to waqtor_definer;

create table event_redactions (
  id uuid not null,
  tenant_id uuid not null,
  contact_id uuid not null,
  marks text[] not null,
  next_seq bigint not null,
  up_to_seq bigint not null,
  created_at timestamp with time zone not null,
  constraint event_redactions_pkey PRIMARY KEY (id),
  constraint event_redactions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
);
alter table event_redactions enable row level security;
alter table event_redactions force row level security;
CREATE INDEX event_redactions_age ON public.event_redactions USING btree (created_at);
create policy definer on event_redactions as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on event_redactions as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on event_redactions to waqtor_app;
grant select (tenant_id, created_at) on event_redactions to waqtor_definer;

create table events (
  tenant_id uuid not null,
  seq bigint not null,
  topic text not null,
  type text not null,
  data jsonb not null,
  at timestamp with time zone not null,
  audience uuid,
  constraint events_pkey PRIMARY KEY (tenant_id, seq),
  constraint events_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
);
alter table events enable row level security;
alter table events force row level security;
create policy definer on events as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on events as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on events to waqtor_app;
grant select (tenant_id, seq, at) on events to waqtor_definer;

create table idempotency_keys (
  tenant_id uuid not null,
  actor text not null,
  key text not null,
  request_hash bytea not null,
  response jsonb,
  created_at timestamp with time zone default now() not null,
  constraint idempotency_keys_pkey PRIMARY KEY (tenant_id, actor, key),
  constraint idempotency_keys_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
);
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at);
create policy definer on idempotency_keys as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on idempotency_keys as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on idempotency_keys to waqtor_app;
grant select (tenant_id, created_at) on idempotency_keys to waqtor_definer;

create table installation (
  key text not null,
  value jsonb not null,
  constraint installation_pkey PRIMARY KEY (key)
);
grant delete, insert, select, update on installation to waqtor_app;

create table invitations (
  id uuid not null,
  tenant_id uuid not null,
  email text not null,
  role text not null,
  token_hash bytea not null,
  invited_by uuid,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint invitations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'agent'::text, 'viewer'::text])))
);
alter table invitations enable row level security;
alter table invitations force row level security;
CREATE INDEX invitations_age ON public.invitations USING btree (expires_at);
CREATE UNIQUE INDEX invitations_open ON public.invitations USING btree (tenant_id, lower(email)) WHERE (accepted_at IS NULL);
CREATE INDEX invitations_page ON public.invitations USING btree (tenant_id, created_at DESC, id DESC);
create policy definer on invitations as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on invitations as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on invitations to waqtor_app;
grant select (tenant_id, expires_at) on invitations to waqtor_definer;

create table log_cursors (
  tenant_id uuid not null,
  reader text not null,
  seq bigint not null,
  constraint log_cursors_pkey PRIMARY KEY (reader, tenant_id),
  constraint log_cursors_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
) with (fillfactor=50);
alter table log_cursors enable row level security;
alter table log_cursors force row level security;
create policy definer on log_cursors as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on log_cursors as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on log_cursors to waqtor_app;
grant select on log_cursors to waqtor_definer;

create table login_throttles (
  key bytea not null,
  failures integer default 0 not null,
  blocked_until timestamp with time zone,
  succeeded_at timestamp with time zone,
  updated_at timestamp with time zone default now() not null,
  constraint login_throttles_pkey PRIMARY KEY (key)
);
grant delete, insert, select, update on login_throttles to waqtor_app;

create table logins (
  id uuid not null,
  tenant_id uuid not null,
  user_id uuid not null,
  client text default 'browser'::text not null,
  token_hash bytea not null,
  previous_token_hash bytea,
  rotated_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_reason text,
  user_agent text,
  ip text,
  created_at timestamp with time zone default now() not null,
  proven_at timestamp with time zone,
  constraint logins_pkey PRIMARY KEY (id),
  constraint logins_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES members(tenant_id, user_id) ON DELETE CASCADE,
  constraint logins_client_check CHECK ((client = ANY (ARRAY['browser'::text, 'api_client'::text])))
);
alter table logins enable row level security;
alter table logins force row level security;
CREATE INDEX logins_user ON public.logins USING btree (user_id);
create policy own_logins on logins as permissive for all to waqtor_app
  using ((user_id = ( SELECT current_user_id() AS current_user_id)));
create policy tenant_isolation on logins as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on logins to waqtor_app;

create table macros (
  id uuid not null,
  tenant_id uuid not null,
  owner_id uuid,
  created_by uuid,
  name text not null,
  name_key text not null,
  actions jsonb not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint macros_pkey PRIMARY KEY (id),
  constraint macros_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint macros_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint macros_tenant_id_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES members(tenant_id, user_id) ON DELETE CASCADE
);
alter table macros enable row level security;
alter table macros force row level security;
CREATE INDEX macros_page ON public.macros USING btree (tenant_id, name_key, id);
create policy tenant_isolation on macros as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on macros to waqtor_app;

create table media (
  id uuid not null,
  tenant_id uuid not null,
  session_id uuid,
  message_id uuid,
  conversation_id uuid,
  provider_media_id text,
  source_url text,
  declared_mime_type text,
  declared_sha256 text,
  filename text,
  state text default 'pending'::text not null,
  storage_key text,
  mime_type text,
  size bigint,
  sha256 text,
  attempts integer default 0 not null,
  next_attempt_at timestamp with time zone,
  error text,
  uploaded_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  animated boolean,
  constraint media_pkey PRIMARY KEY (id),
  constraint media_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  constraint media_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint media_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'stored'::text, 'failed'::text, 'held_back'::text])))
);
alter table media enable row level security;
alter table media force row level security;
CREATE INDEX media_conversation ON public.media USING btree (conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX media_due ON public.media USING btree (next_attempt_at) WHERE (state = 'pending'::text);
CREATE INDEX media_due_of_tenant ON public.media USING btree (tenant_id, next_attempt_at) WHERE (state = 'pending'::text);
CREATE INDEX media_message ON public.media USING btree (message_id);
CREATE INDEX media_storage_key ON public.media USING btree (storage_key) WHERE (storage_key IS NOT NULL);
CREATE INDEX media_stored ON public.media USING btree (session_id, storage_key) WHERE (storage_key IS NOT NULL);
CREATE INDEX media_unattached ON public.media USING btree (tenant_id, created_at) WHERE ((message_id IS NULL) AND (state = 'stored'::text));
CREATE INDEX media_unattached_age ON public.media USING btree (created_at) WHERE ((message_id IS NULL) AND (state = 'stored'::text));
create policy definer on media as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on media as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on media to waqtor_app;
grant select (id, tenant_id, message_id, state, next_attempt_at, created_at) on media to waqtor_definer;

create table members (
  tenant_id uuid not null,
  user_id uuid not null,
  role text not null,
  created_at timestamp with time zone default now() not null,
  availability text default 'available'::text not null,
  deactivated_at timestamp with time zone,
  last_login_at timestamp with time zone,
  constraint members_pkey PRIMARY KEY (tenant_id, user_id),
  constraint members_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint members_availability_check CHECK ((availability = ANY (ARRAY['available'::text, 'away'::text]))),
  constraint members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'agent'::text, 'viewer'::text])))
);
alter table members enable row level security;
alter table members force row level security;
CREATE INDEX members_user ON public.members USING btree (user_id);
create policy definer on members as permissive for select to waqtor_definer
  using (true);
create policy own_memberships on members as permissive for select to waqtor_app
  using ((user_id = ( SELECT current_user_id() AS current_user_id)));
create policy tenant_isolation on members as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on members to waqtor_app;
grant select (tenant_id, user_id, role, availability, deactivated_at) on members to waqtor_definer;

create table messages (
  id uuid not null,
  tenant_id uuid not null,
  session_id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  direction text not null,
  origin text not null,
  kind text not null,
  provider_id text,
  target_provider_id text,
  reply_to_provider_id text,
  text text,
  content jsonb not null,
  raw jsonb,
  author_id uuid,
  ack smallint default 0 not null,
  statuses jsonb default '{}'::jsonb not null,
  error jsonb,
  is_unknown boolean default false not null,
  retries smallint default 0 not null,
  scheduled_at timestamp with time zone,
  canceled_at timestamp with time zone,
  at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  held_back_reason text,
  group_id text,
  sender_id uuid,
  provider_at timestamp with time zone,
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint messages_ack_check CHECK (((ack >= '-1'::integer) AND (ack <= 4))),
  constraint messages_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text, 'internal'::text]))),
  constraint messages_held_back_reason_check CHECK ((held_back_reason = ANY (ARRAY['blocked'::text, 'rate_limit'::text]))),
  constraint messages_origin_check CHECK ((origin = ANY (ARRAY['customer'::text, 'agent'::text, 'api'::text, 'bot'::text, 'campaign'::text, 'business_app'::text, 'history'::text, 'system'::text])))
) with (fillfactor=90);
alter table messages enable row level security;
alter table messages force row level security;
CREATE INDEX messages_contact ON public.messages USING btree (contact_id, at DESC, id DESC);
CREATE INDEX messages_files ON public.messages USING btree (conversation_id, at DESC, id DESC) WHERE (kind = 'document'::text);
CREATE INDEX messages_held_back_reason ON public.messages USING btree (conversation_id) WHERE (held_back_reason IS NOT NULL);
CREATE INDEX messages_links ON public.messages USING btree (conversation_id, at DESC, id DESC) WHERE ((text ~ '(https?://|\mwww\.)[^[:space:]<>"]'::text) AND (direction <> 'internal'::text) AND (kind <> 'edit'::text));
CREATE INDEX messages_media ON public.messages USING btree (conversation_id, at DESC, id DESC) WHERE (kind = ANY (ARRAY['image'::text, 'video'::text]));
CREATE UNIQUE INDEX messages_provider_id ON public.messages USING btree (provider_id, session_id) WHERE (provider_id IS NOT NULL);
CREATE INDEX messages_reply_to ON public.messages USING btree (reply_to_provider_id, session_id) WHERE (reply_to_provider_id IS NOT NULL);
CREATE INDEX messages_sender ON public.messages USING btree (sender_id) WHERE (sender_id IS NOT NULL);
CREATE INDEX messages_session_day ON public.messages USING btree (session_id, at);
CREATE INDEX messages_target ON public.messages USING btree (target_provider_id, session_id) WHERE (target_provider_id IS NOT NULL);
CREATE INDEX messages_thread ON public.messages USING btree (conversation_id, at DESC, id DESC);
create policy definer on messages as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on messages as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on messages to waqtor_app;
grant select (session_id, direction, provider_id) on messages to waqtor_definer;

create table notification_settings (
  tenant_id uuid not null,
  user_id uuid not null,
  channels jsonb not null,
  constraint notification_settings_pkey PRIMARY KEY (tenant_id, user_id),
  constraint notification_settings_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES members(tenant_id, user_id) ON DELETE CASCADE
);
alter table notification_settings enable row level security;
alter table notification_settings force row level security;
create policy tenant_isolation on notification_settings as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on notification_settings to waqtor_app;

create table notifications (
  id uuid not null,
  tenant_id uuid not null,
  user_id uuid not null,
  kind text not null,
  actor_id uuid,
  conversation_id uuid,
  message_id uuid,
  session_id uuid,
  subject text,
  preview text,
  read_at timestamp with time zone,
  created_at timestamp with time zone not null,
  channels jsonb not null,
  constraint notifications_pkey PRIMARY KEY (id),
  constraint notifications_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id) ON DELETE SET NULL,
  constraint notifications_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint notifications_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  constraint notifications_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES members(tenant_id, user_id) ON DELETE CASCADE,
  constraint notifications_kind_check CHECK ((kind = ANY (ARRAY['message_assigned'::text, 'message_team'::text, 'message_unassigned'::text, 'window_closing'::text, 'conversation_assigned'::text, 'mention'::text, 'conversation_reopened'::text, 'missed_call'::text, 'message_failed'::text, 'session_disconnected'::text, 'session_warning'::text])))
);
alter table notifications enable row level security;
alter table notifications force row level security;
CREATE INDEX notifications_age ON public.notifications USING btree (created_at);
CREATE INDEX notifications_conversation ON public.notifications USING btree (conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX notifications_page ON public.notifications USING btree (tenant_id, user_id, created_at DESC, id DESC);
CREATE INDEX notifications_session ON public.notifications USING btree (session_id) WHERE (session_id IS NOT NULL);
CREATE INDEX notifications_unread ON public.notifications USING btree (tenant_id, user_id, created_at DESC, id DESC) WHERE (read_at IS NULL);
create policy definer on notifications as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on notifications as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on notifications to waqtor_app;
grant select (tenant_id, created_at) on notifications to waqtor_definer;

create table open_browsers (
  id uuid not null,
  tenant_id uuid not null,
  user_id uuid not null,
  is_visible boolean not null,
  expires_at timestamp with time zone not null,
  constraint open_browsers_pkey PRIMARY KEY (id),
  constraint open_browsers_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES members(tenant_id, user_id) ON DELETE CASCADE
);
alter table open_browsers enable row level security;
alter table open_browsers force row level security;
CREATE INDEX open_browsers_user ON public.open_browsers USING btree (tenant_id, user_id);
create policy tenant_isolation on open_browsers as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on open_browsers to waqtor_app;

create table outbox (
  message_id uuid not null,
  "position" bigint generated always as identity not null,
  tenant_id uuid not null,
  session_id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  priority smallint default 0 not null,
  state text default 'queued'::text not null,
  fencing_token bigint,
  attempts integer default 0 not null,
  due_at timestamp with time zone not null,
  sending_at timestamp with time zone,
  last_error jsonb,
  constraint outbox_pkey PRIMARY KEY (message_id),
  constraint outbox_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE,
  constraint outbox_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'waiting'::text, 'sending'::text, 'unknown'::text])))
) with (fillfactor=70, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=5000);
alter table outbox enable row level security;
alter table outbox force row level security;
CREATE INDEX outbox_due ON public.outbox USING btree (session_id, due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'unknown'::text]));
CREATE INDEX outbox_send_queue ON public.outbox USING btree (session_id, state, priority, "position");
create policy definer on outbox as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on outbox as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on outbox to waqtor_app;
grant select ("position", tenant_id, session_id, priority, state, due_at) on outbox to waqtor_definer;

create table password_resets (
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint password_resets_pkey PRIMARY KEY (id),
  constraint password_resets_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
alter table password_resets enable row level security;
alter table password_resets force row level security;
create policy own_resets on password_resets as permissive for all to waqtor_app
  using ((user_id = ( SELECT current_user_id() AS current_user_id)))
  with check ((user_id = ( SELECT current_user_id() AS current_user_id)));
grant delete, insert, select, update on password_resets to waqtor_app;

create table push_deliveries (
  notification_id uuid not null,
  subscription_id uuid not null,
  tenant_id uuid not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  constraint push_deliveries_pkey PRIMARY KEY (notification_id, subscription_id),
  constraint push_deliveries_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notifications(id) ON DELETE CASCADE,
  constraint push_deliveries_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES push_subscriptions(id) ON DELETE CASCADE,
  constraint push_deliveries_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
);
alter table push_deliveries enable row level security;
alter table push_deliveries force row level security;
CREATE INDEX push_deliveries_due ON public.push_deliveries USING btree (due_at);
CREATE INDEX push_deliveries_subscription ON public.push_deliveries USING btree (subscription_id);
create policy definer on push_deliveries as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on push_deliveries as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on push_deliveries to waqtor_app;
grant select (tenant_id, due_at) on push_deliveries to waqtor_definer;

create table push_subscriptions (
  id uuid not null,
  tenant_id uuid not null,
  user_id uuid not null,
  login_id uuid not null,
  endpoint_hash bytea not null,
  target bytea not null,
  created_at timestamp with time zone not null,
  constraint push_subscriptions_pkey PRIMARY KEY (id),
  constraint push_subscriptions_login_id_fkey FOREIGN KEY (login_id) REFERENCES logins(id) ON DELETE CASCADE,
  constraint push_subscriptions_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES members(tenant_id, user_id) ON DELETE CASCADE
);
alter table push_subscriptions enable row level security;
alter table push_subscriptions force row level security;
CREATE UNIQUE INDEX push_subscriptions_endpoint ON public.push_subscriptions USING btree (tenant_id, user_id, endpoint_hash);
CREATE INDEX push_subscriptions_login ON public.push_subscriptions USING btree (login_id);
create policy tenant_isolation on push_subscriptions as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on push_subscriptions to waqtor_app;

create table schema_migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migrations_pkey PRIMARY KEY (name)
);
grant select on schema_migrations to public;

create table search_documents (
  ref_id uuid not null,
  tenant_id uuid not null,
  kind text not null,
  conversation_id uuid,
  at timestamp with time zone not null,
  terms tsvector not null,
  constraint search_documents_pkey PRIMARY KEY (ref_id),
  constraint search_documents_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint search_documents_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint search_documents_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'contact'::text])))
);
alter table search_documents enable row level security;
alter table search_documents force row level security;
CREATE INDEX search_documents_conversation ON public.search_documents USING btree (conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX search_documents_recent ON public.search_documents USING btree (tenant_id, kind, at DESC, ref_id DESC);
CREATE INDEX search_documents_terms ON public.search_documents USING gin (terms) WITH (gin_pending_list_limit='64');
create policy definer on search_documents as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on search_documents as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on search_documents to waqtor_app;
grant select on search_documents to waqtor_definer;

create table send_queues (
  session_id uuid not null,
  tenant_id uuid not null,
  owner text,
  token bigint default 0 not null,
  leased_until timestamp with time zone,
  paused_until timestamp with time zone,
  pause_reason text,
  constraint send_queues_pkey PRIMARY KEY (session_id),
  constraint send_queues_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);
alter table send_queues enable row level security;
alter table send_queues force row level security;
create policy definer on send_queues as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on send_queues as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on send_queues to waqtor_app;
grant select (session_id, tenant_id, owner, leased_until, paused_until) on send_queues to waqtor_definer;

create table session_errors (
  id uuid not null,
  tenant_id uuid not null,
  session_id uuid not null,
  source text not null,
  code text not null,
  message text not null,
  details jsonb,
  at timestamp with time zone not null,
  constraint session_errors_pkey PRIMARY KEY (id),
  constraint session_errors_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  constraint session_errors_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
);
alter table session_errors enable row level security;
alter table session_errors force row level security;
CREATE INDEX session_errors_age ON public.session_errors USING btree (at);
CREATE INDEX session_errors_session ON public.session_errors USING btree (session_id, at DESC);
create policy definer on session_errors as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on session_errors as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on session_errors to waqtor_app;
grant select (tenant_id, at) on session_errors to waqtor_definer;

create table sessions (
  id uuid not null,
  tenant_id uuid not null,
  engine text not null,
  name text not null,
  state text default 'connecting'::text not null,
  state_reason text,
  state_changed_at timestamp with time zone default now() not null,
  phone_number text,
  phone_number_id text,
  waba_id text,
  credentials bytea not null,
  verify_token_hash bytea,
  settings jsonb default '{}'::jsonb not null,
  health jsonb default '{}'::jsonb not null,
  checked_at timestamp with time zone default now() not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  team_id uuid,
  state_code text,
  state_reports jsonb default '{}'::jsonb not null,
  is_simulated boolean default false not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint sessions_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES teams(tenant_id, id) ON DELETE SET NULL (team_id),
  constraint sessions_engine_check CHECK ((engine = ANY (ARRAY['cloud'::text, 'baileys'::text, 'wwebjs'::text]))),
  constraint sessions_state_check CHECK ((state = ANY (ARRAY['starting'::text, 'qr'::text, 'pairing'::text, 'connecting'::text, 'connected'::text, 'degraded'::text, 'reconnecting'::text, 'disconnected'::text, 'logged_out'::text, 'conflict'::text, 'restricted'::text, 'banned'::text, 'failed'::text]))),
  constraint sessions_state_code_check CHECK ((state_code = ANY (ARRAY['invalid_token'::text, 'permission_missing'::text, 'number_not_found'::text, 'invalid_graph_url'::text, 'unavailable'::text, 'throttled'::text, 'number_banned'::text, 'number_restricted'::text, 'account_disabled'::text, 'account_disable_scheduled'::text, 'account_deleted'::text, 'account_restricted'::text, 'account_violation'::text, 'account_alert'::text, 'access_removed'::text, 'number_removed'::text, 'review_rejected'::text, 'quality_flagged'::text, 'limit_lowered'::text, 'name_rejected'::text, 'pin_changed'::text, 'history_declined'::text, 'history_failed'::text, 'sending_refused'::text])))
);
alter table sessions enable row level security;
alter table sessions force row level security;
CREATE UNIQUE INDEX sessions_number ON public.sessions USING btree (tenant_id, phone_number_id) WHERE (phone_number_id IS NOT NULL);
CREATE INDEX sessions_phone_number_id ON public.sessions USING btree (phone_number_id) WHERE (phone_number_id IS NOT NULL);
CREATE INDEX sessions_team ON public.sessions USING btree (team_id) WHERE (team_id IS NOT NULL);
CREATE INDEX sessions_tenant ON public.sessions USING btree (tenant_id, created_at, id);
CREATE INDEX sessions_waba_id ON public.sessions USING btree (waba_id) WHERE (waba_id IS NOT NULL);
create policy definer on sessions as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on sessions as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on sessions to waqtor_app;
grant select (id, tenant_id, engine, phone_number_id, waba_id, verify_token_hash, checked_at) on sessions to waqtor_definer;

create table tags (
  id uuid not null,
  tenant_id uuid not null,
  name text not null,
  name_key text not null,
  color text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint tags_pkey PRIMARY KEY (id),
  constraint tags_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint tags_color_check CHECK ((color = ANY (ARRAY['gray'::text, 'red'::text, 'orange'::text, 'amber'::text, 'lime'::text, 'green'::text, 'teal'::text, 'cyan'::text, 'blue'::text, 'indigo'::text, 'purple'::text, 'pink'::text])))
);
alter table tags enable row level security;
alter table tags force row level security;
CREATE UNIQUE INDEX tags_name ON public.tags USING btree (tenant_id, name_key);
create policy tenant_isolation on tags as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on tags to waqtor_app;

create table team_members (
  tenant_id uuid not null,
  team_id uuid not null,
  user_id uuid not null,
  last_assigned_at timestamp with time zone,
  constraint team_members_pkey PRIMARY KEY (team_id, user_id),
  constraint team_members_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES teams(tenant_id, id) ON DELETE CASCADE,
  constraint team_members_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES members(tenant_id, user_id) ON DELETE CASCADE
);
alter table team_members enable row level security;
alter table team_members force row level security;
CREATE INDEX team_members_member ON public.team_members USING btree (tenant_id, user_id);
create policy definer on team_members as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on team_members as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on team_members to waqtor_app;
grant select (tenant_id, team_id, user_id) on team_members to waqtor_definer;

create table teams (
  id uuid not null,
  tenant_id uuid not null,
  name text not null,
  name_key text not null,
  description text,
  assignment text default 'manual'::text not null,
  capacity integer,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint teams_pkey PRIMARY KEY (id),
  constraint teams_tenant_id_id_key UNIQUE (tenant_id, id),
  constraint teams_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint teams_assignment_check CHECK ((assignment = ANY (ARRAY['manual'::text, 'round_robin'::text]))),
  constraint teams_capacity_check CHECK (((capacity >= 1) AND (capacity <= 1000)))
);
alter table teams enable row level security;
alter table teams force row level security;
CREATE UNIQUE INDEX teams_name ON public.teams USING btree (tenant_id, name_key);
create policy definer on teams as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on teams as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on teams to waqtor_app;
grant select (id, tenant_id, assignment, capacity) on teams to waqtor_definer;

create table templates (
  tenant_id uuid not null,
  session_id uuid not null,
  name text not null,
  language text not null,
  definition jsonb not null,
  synced_at timestamp with time zone not null,
  constraint templates_pkey PRIMARY KEY (session_id, name, language),
  constraint templates_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  constraint templates_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
);
alter table templates enable row level security;
alter table templates force row level security;
create policy tenant_isolation on templates as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on templates to waqtor_app;

create table tenants (
  id uuid not null,
  name text not null,
  industry text,
  description text,
  type text,
  settings jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  default_country text,
  websites text[] default '{}'::text[] not null,
  constraint tenants_pkey PRIMARY KEY (id),
  constraint tenants_default_country_check CHECK ((default_country ~ '^[A-Z]{2}$'::text))
);
alter table tenants enable row level security;
alter table tenants force row level security;
create policy tenant_isolation on tenants as permissive for all to waqtor_app
  using (((id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on tenants to waqtor_app;

create table used_tickets (
  id uuid not null,
  expires_at timestamp with time zone not null,
  constraint used_tickets_pkey PRIMARY KEY (id)
);
CREATE INDEX used_tickets_age ON public.used_tickets USING btree (expires_at);
grant delete, insert, select on used_tickets to waqtor_app;

create table users (
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text not null,
  locale text default 'en'::text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  theme text default 'system'::text not null,
  time_zone text,
  preferences jsonb default '{}'::jsonb not null,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_theme_check CHECK ((theme = ANY (ARRAY['light'::text, 'dark'::text, 'system'::text])))
);
alter table users enable row level security;
alter table users force row level security;
CREATE UNIQUE INDEX users_email ON public.users USING btree (lower(email));
create policy definer on users as permissive for select to waqtor_definer
  using (true);
create policy own_departure on users as permissive for delete to waqtor_app
  using ((id = ( SELECT current_user_id() AS current_user_id)));
create policy own_or_colleague on users as permissive for select to waqtor_app
  using (((id = ( SELECT current_user_id() AS current_user_id)) OR (EXISTS ( SELECT
   FROM members m
  WHERE (m.user_id = users.id)))));
create policy own_profile on users as permissive for update to waqtor_app
  using ((id = ( SELECT current_user_id() AS current_user_id)));
create policy sign_up on users as permissive for insert to waqtor_app
  with check (true);
grant delete, insert, select, update on users to waqtor_app;
grant select (id, email) on users to waqtor_definer;

create table views (
  id uuid not null,
  tenant_id uuid not null,
  owner_id uuid,
  created_by uuid,
  name text not null,
  filters jsonb not null,
  "position" double precision not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint views_pkey PRIMARY KEY (id),
  constraint views_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint views_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE,
  constraint views_tenant_id_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES members(tenant_id, user_id) ON DELETE CASCADE
);
alter table views enable row level security;
alter table views force row level security;
CREATE INDEX views_page ON public.views USING btree (tenant_id, "position", id);
create policy tenant_isolation on views as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on views to waqtor_app;

create table waiting_statuses (
  id uuid not null,
  tenant_id uuid not null,
  session_id uuid not null,
  provider_id text not null,
  fingerprint bytea not null,
  step text not null,
  contact_id uuid,
  errors jsonb default '[]'::jsonb not null,
  status jsonb not null,
  at timestamp with time zone not null,
  received_at timestamp with time zone default now() not null,
  party jsonb,
  group_id text,
  is_of_member boolean default false not null,
  constraint waiting_statuses_pkey PRIMARY KEY (id),
  constraint waiting_statuses_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE SET NULL,
  constraint waiting_statuses_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE,
  constraint waiting_statuses_step_check CHECK ((step = ANY (ARRAY['failed'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'played'::text])))
);
alter table waiting_statuses enable row level security;
alter table waiting_statuses force row level security;
CREATE INDEX waiting_statuses_contact ON public.waiting_statuses USING btree (contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX waiting_statuses_page ON public.waiting_statuses USING btree (session_id, received_at DESC, id DESC);
CREATE UNIQUE INDEX waiting_statuses_provider_id ON public.waiting_statuses USING btree (provider_id, session_id, fingerprint);
CREATE INDEX waiting_statuses_recent ON public.waiting_statuses USING btree (received_at);
create policy definer on waiting_statuses as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on waiting_statuses as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on waiting_statuses to waqtor_app;
grant select (id, tenant_id, session_id, provider_id, received_at) on waiting_statuses to waqtor_definer;

create table webhook_items (
  id uuid not null,
  tenant_id uuid not null,
  session_id uuid not null,
  fingerprint bytea not null,
  field text not null,
  kind text not null,
  contact_id uuid,
  payload jsonb not null,
  error text,
  received_at timestamp with time zone not null,
  constraint webhook_items_pkey PRIMARY KEY (id),
  constraint webhook_items_session_id_fingerprint_key UNIQUE (session_id, fingerprint),
  constraint webhook_items_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id) ON DELETE SET NULL,
  constraint webhook_items_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);
alter table webhook_items enable row level security;
alter table webhook_items force row level security;
CREATE INDEX webhook_items_age ON public.webhook_items USING btree (received_at);
CREATE INDEX webhook_items_contact ON public.webhook_items USING btree (contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX webhook_items_page ON public.webhook_items USING btree (session_id, received_at DESC, id DESC);
create policy definer on webhook_items as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on webhook_items as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on webhook_items to waqtor_app;
grant select (tenant_id, received_at) on webhook_items to waqtor_definer;

create table window_reminders (
  conversation_id uuid not null,
  tenant_id uuid not null,
  due_at timestamp with time zone not null,
  constraint window_reminders_pkey PRIMARY KEY (conversation_id),
  constraint window_reminders_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint window_reminders_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
);
alter table window_reminders enable row level security;
alter table window_reminders force row level security;
CREATE INDEX window_reminders_due ON public.window_reminders USING btree (due_at);
create policy definer on window_reminders as permissive for select to waqtor_definer
  using (true);
create policy tenant_isolation on window_reminders as permissive for all to waqtor_app
  using (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE))
  with check (((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE));
grant delete, insert, select, update on window_reminders to waqtor_app;
grant select (conversation_id, tenant_id, due_at) on window_reminders to waqtor_definer;

CREATE OR REPLACE FUNCTION public.current_tenants()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('waqtor.tenants'::text, true), ''::text))::uuid[];

CREATE OR REPLACE FUNCTION public.current_user_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('waqtor.user'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION public.definer_abandoned_files(max_rows integer)
 RETURNS TABLE(storage_key text, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select f.storage_key, f.tenant_id from abandoned_files f order by f.abandoned_at limit max_rows
$function$;
alter function definer_abandoned_files(integer) owner to waqtor_definer;
revoke execute on function definer_abandoned_files(integer) from public;
grant execute on function definer_abandoned_files(integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_aged_row_tenants(wanted text, before timestamp with time zone)
 RETURNS TABLE(tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
alter function definer_aged_row_tenants(text,timestamp with time zone) owner to waqtor_definer;
revoke execute on function definer_aged_row_tenants(text,timestamp with time zone) from public;
grant execute on function definer_aged_row_tenants(text,timestamp with time zone) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_api_key_tenant(key_id uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select api_keys.tenant_id from api_keys where id = key_id
$function$;
alter function definer_api_key_tenant(uuid) owner to waqtor_definer;
revoke execute on function definer_api_key_tenant(uuid) from public;
grant execute on function definer_api_key_tenant(uuid) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_due_blocks(at timestamp with time zone, max_rows integer)
 RETURNS TABLE(session_id uuid, contact_id uuid, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select b.session_id, b.contact_id, b.tenant_id from contact_blocks b
  where b.state = 'pending' and b.next_attempt_at <= at
  order by b.next_attempt_at limit max_rows
$function$;
alter function definer_due_blocks(timestamp with time zone,integer) owner to waqtor_definer;
revoke execute on function definer_due_blocks(timestamp with time zone,integer) from public;
grant execute on function definer_due_blocks(timestamp with time zone,integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_due_checks(engines text[], before timestamp with time zone, max_rows integer)
 RETURNS TABLE(session_id uuid, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id, sessions.tenant_id from sessions
  where engine = any (engines) and checked_at < before
  order by checked_at limit max_rows
$function$;
alter function definer_due_checks(text[],timestamp with time zone,integer) owner to waqtor_definer;
revoke execute on function definer_due_checks(text[],timestamp with time zone,integer) from public;
grant execute on function definer_due_checks(text[],timestamp with time zone,integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_due_media(at timestamp with time zone, max_rows integer, without uuid[])
 RETURNS TABLE(media_id uuid, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive waiting as (
    (select m.tenant_id from media m where m.state = 'pending' order by m.tenant_id limit 1)
    union all
    select (select m.tenant_id from media m where m.state = 'pending' and m.tenant_id > w.tenant_id
            order by m.tenant_id limit 1)
    from waiting w where w.tenant_id is not null
  )
  select due.id, due.tenant_id from waiting w
  cross join lateral (
    select m.id, m.tenant_id, m.next_attempt_at, row_number() over (order by m.next_attempt_at) as place
    from (select f.id, f.tenant_id, f.next_attempt_at from media f
          where f.tenant_id = w.tenant_id and f.state = 'pending' and f.next_attempt_at <= at
          order by f.next_attempt_at limit max_rows) m
  ) due
  where w.tenant_id <> all (without)
  order by due.place, due.next_attempt_at
  limit max_rows
$function$;
alter function definer_due_media(timestamp with time zone,integer,uuid[]) owner to waqtor_definer;
revoke execute on function definer_due_media(timestamp with time zone,integer,uuid[]) from public;
grant execute on function definer_due_media(timestamp with time zone,integer,uuid[]) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_due_receipts(at timestamp with time zone, max_rows integer)
 RETURNS TABLE(conversation_id uuid, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id, conversations.tenant_id from conversations
  where read_receipt_id is not null
    and (read_receipt_claimed_until is null or read_receipt_claimed_until <= at)
  order by updated_at limit max_rows
$function$;
alter function definer_due_receipts(timestamp with time zone,integer) owner to waqtor_definer;
revoke execute on function definer_due_receipts(timestamp with time zone,integer) from public;
grant execute on function definer_due_receipts(timestamp with time zone,integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_due_send_queues(at timestamp with time zone, max_rows integer)
 RETURNS TABLE(session_id uuid, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select l.session_id, l.tenant_id from send_queues l
  where (l.leased_until is null or l.leased_until < now())
    and (exists (select from outbox o where o.session_id = l.session_id and o.state = 'sending')
      or ((l.paused_until is null or l.paused_until <= at)
        and (exists (select from outbox o where o.session_id = l.session_id and o.state = 'queued')
          or exists (select from outbox o where o.session_id = l.session_id and o.state in ('waiting', 'unknown')
                     and o.due_at <= at))))
  order by l.session_id
  limit max_rows
$function$;
alter function definer_due_send_queues(timestamp with time zone,integer) owner to waqtor_definer;
revoke execute on function definer_due_send_queues(timestamp with time zone,integer) from public;
grant execute on function definer_due_send_queues(timestamp with time zone,integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_due_snoozes(at timestamp with time zone, max_rows integer)
 RETURNS TABLE(conversation_id uuid, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id, conversations.tenant_id from conversations
  where state = 'snoozed' and snoozed_until <= at
  order by snoozed_until limit max_rows
$function$;
alter function definer_due_snoozes(timestamp with time zone,integer) owner to waqtor_definer;
revoke execute on function definer_due_snoozes(timestamp with time zone,integer) from public;
grant execute on function definer_due_snoozes(timestamp with time zone,integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_due_window_reminders(at timestamp with time zone, max_rows integer)
 RETURNS TABLE(conversation_id uuid, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select r.conversation_id, r.tenant_id from window_reminders r where r.due_at <= at order by r.due_at limit max_rows
$function$;
alter function definer_due_window_reminders(timestamp with time zone,integer) owner to waqtor_definer;
revoke execute on function definer_due_window_reminders(timestamp with time zone,integer) from public;
grant execute on function definer_due_window_reminders(timestamp with time zone,integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_has_owner()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from members where role = 'owner')
$function$;
alter function definer_has_owner() owner to waqtor_definer;
revoke execute on function definer_has_owner() from public;
grant execute on function definer_has_owner() to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_knows_verify_token(hash bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from sessions where verify_token_hash = hash)
$function$;
alter function definer_knows_verify_token(bytea) owner to waqtor_definer;
revoke execute on function definer_knows_verify_token(bytea) from public;
grant execute on function definer_knows_verify_token(bytea) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_media_tenant(media_id uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select media.tenant_id from media where id = media_id
$function$;
alter function definer_media_tenant(uuid) owner to waqtor_definer;
revoke execute on function definer_media_tenant(uuid) from public;
grant execute on function definer_media_tenant(uuid) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_oldest_due(at timestamp with time zone)
 RETURNS TABLE(kind text, due_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select 'send_queue', min(greatest(due.since, l.leased_until, l.paused_until)) from send_queues l
    cross join lateral (select least(
      (select l.leased_until from outbox o where o.session_id = l.session_id and o.state = 'sending' limit 1),
      (select o.due_at from outbox o where o.session_id = l.session_id and o.state = 'queued'
       order by o.priority, o.position limit 1),
      (select o.due_at from outbox o where o.session_id = l.session_id and o.state = 'waiting'
       and o.due_at <= definer_oldest_due.at order by o.due_at limit 1)) as since) due
    where due.since is not null and (l.leased_until is null or l.leased_until < now())
      and (l.paused_until is null or l.paused_until <= definer_oldest_due.at)
  union all
  select 'snooze', (select snoozed_until from conversations
    where state = 'snoozed' and snoozed_until <= at order by snoozed_until limit 1)
  union all
  select 'read_receipt', (select greatest(updated_at, read_receipt_claimed_until) from conversations
    where read_receipt_id is not null and (read_receipt_claimed_until is null or read_receipt_claimed_until <= at)
    order by updated_at limit 1)
  union all
  select 'media', (select next_attempt_at from media
    where state = 'pending' and next_attempt_at <= at order by next_attempt_at limit 1)
$function$;
alter function definer_oldest_due(timestamp with time zone) owner to waqtor_definer;
revoke execute on function definer_oldest_due(timestamp with time zone) from public;
grant execute on function definer_oldest_due(timestamp with time zone) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_redaction_tenants(max_rows integer)
 RETURNS TABLE(tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct due.tenant_id from (
    select r.tenant_id from event_redactions r order by r.created_at limit max_rows
  ) due
$function$;
alter function definer_redaction_tenants(integer) owner to waqtor_definer;
revoke execute on function definer_redaction_tenants(integer) from public;
grant execute on function definer_redaction_tenants(integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_search(query tsquery, also tsquery, wanted_kind text, before_at timestamp with time zone, before_id uuid, max_rows integer)
 RETURNS TABLE(ref_id uuid, conversation_id uuid, at text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  with matched as materialized (
    select d.ref_id, d.tenant_id, d.kind, d.conversation_id, d.at from search_documents d
    where d.terms @@ query and (also is null or ts_match_vq(d.terms, also))
  )
  select m.ref_id, m.conversation_id, to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from matched m
  where m.tenant_id = any ((select current_tenants())::uuid[])
    and m.kind = wanted_kind and (m.at, m.ref_id) < (before_at, before_id)
  order by m.at desc, m.ref_id desc limit max_rows
$function$;
alter function definer_search(tsquery,tsquery,text,timestamp with time zone,uuid,integer) owner to waqtor_definer;
revoke execute on function definer_search(tsquery,tsquery,text,timestamp with time zone,uuid,integer) from public;
grant execute on function definer_search(tsquery,tsquery,text,timestamp with time zone,uuid,integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_session_routes(session_ids uuid[], phone_number_ids text[], waba_ids text[])
 RETURNS TABLE(session_id uuid, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id, sessions.tenant_id from sessions
  where id = any (session_ids) or phone_number_id = any (phone_number_ids) or waba_id = any (waba_ids)
$function$;
alter function definer_session_routes(uuid[],text[],text[]) owner to waqtor_definer;
revoke execute on function definer_session_routes(uuid[],text[],text[]) from public;
grant execute on function definer_session_routes(uuid[],text[],text[]) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_settleable_statuses(since timestamp with time zone, max_rows integer)
 RETURNS TABLE(status_id uuid, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select w.id, w.tenant_id from waiting_statuses w
  where w.received_at >= since
    and exists (select from messages m where m.session_id = w.session_id and m.provider_id = w.provider_id
                and m.direction = 'out')
  order by w.received_at limit max_rows
$function$;
alter function definer_settleable_statuses(timestamp with time zone,integer) owner to waqtor_definer;
revoke execute on function definer_settleable_statuses(timestamp with time zone,integer) from public;
grant execute on function definer_settleable_statuses(timestamp with time zone,integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_tenants_with_due_pushes(at timestamp with time zone, max_rows integer)
 RETURNS TABLE(tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct due.tenant_id from (
    select d.tenant_id from push_deliveries d where d.due_at <= at order by d.due_at limit max_rows
  ) due
$function$;
alter function definer_tenants_with_due_pushes(timestamp with time zone,integer) owner to waqtor_definer;
revoke execute on function definer_tenants_with_due_pushes(timestamp with time zone,integer) from public;
grant execute on function definer_tenants_with_due_pushes(timestamp with time zone,integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_tenants_with_events_before(before timestamp with time zone)
 RETURNS TABLE(tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select h.tenant_id from event_heads h
  join events e on e.tenant_id = h.tenant_id and e.seq = h.floor_seq + 1
  where e.at < before
$function$;
alter function definer_tenants_with_events_before(timestamp with time zone) owner to waqtor_definer;
revoke execute on function definer_tenants_with_events_before(timestamp with time zone) from public;
grant execute on function definer_tenants_with_events_before(timestamp with time zone) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_tenants_with_idempotency_keys_before(before timestamp with time zone)
 RETURNS TABLE(tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct oldest.tenant_id from (
    select k.tenant_id from idempotency_keys k where k.created_at < before order by k.created_at limit 1000
  ) oldest
$function$;
alter function definer_tenants_with_idempotency_keys_before(timestamp with time zone) owner to waqtor_definer;
revoke execute on function definer_tenants_with_idempotency_keys_before(timestamp with time zone) from public;
grant execute on function definer_tenants_with_idempotency_keys_before(timestamp with time zone) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_tenants_with_notifications_before(before timestamp with time zone)
 RETURNS TABLE(tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct oldest.tenant_id from (
    select n.tenant_id from notifications n where n.created_at < before order by n.created_at limit 1000
  ) oldest
$function$;
alter function definer_tenants_with_notifications_before(timestamp with time zone) owner to waqtor_definer;
revoke execute on function definer_tenants_with_notifications_before(timestamp with time zone) from public;
grant execute on function definer_tenants_with_notifications_before(timestamp with time zone) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_tenants_with_unattached_uploads_before(before timestamp with time zone)
 RETURNS TABLE(tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct oldest.tenant_id from (
    select m.tenant_id from media m
    where m.message_id is null and m.state = 'stored' and m.created_at < before
      and not exists (select from canned_responses c where c.media_id = m.id)
    order by m.created_at limit 1000
  ) oldest
$function$;
alter function definer_tenants_with_unattached_uploads_before(timestamp with time zone) owner to waqtor_definer;
revoke execute on function definer_tenants_with_unattached_uploads_before(timestamp with time zone) from public;
grant execute on function definer_tenants_with_unattached_uploads_before(timestamp with time zone) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_trim_audit_events(before timestamp with time zone, max_rows integer)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with old as materialized (
    select e.id from audit_events e where e.at < before order by e.at limit max_rows
  ), gone as (
    delete from audit_events a using old where a.id = old.id returning 1
  )
  select count(*)::integer from gone
$function$;
alter function definer_trim_audit_events(timestamp with time zone,integer) owner to waqtor_definer;
revoke execute on function definer_trim_audit_events(timestamp with time zone,integer) from public;
grant execute on function definer_trim_audit_events(timestamp with time zone,integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_unassigned_teams(max_rows integer)
 RETURNS TABLE(team_id uuid, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
alter function definer_unassigned_teams(integer) owner to waqtor_definer;
revoke execute on function definer_unassigned_teams(integer) from public;
grant execute on function definer_unassigned_teams(integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_unread_logs(reader_name text, after_tenant uuid, max_rows integer)
 RETURNS TABLE(tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.tenant_id from log_cursors c join event_heads h on h.tenant_id = c.tenant_id
  where c.reader = reader_name and c.tenant_id > after_tenant and h.seq > c.seq
  order by c.tenant_id limit max_rows
$function$;
alter function definer_unread_logs(text,uuid,integer) owner to waqtor_definer;
revoke execute on function definer_unread_logs(text,uuid,integer) from public;
grant execute on function definer_unread_logs(text,uuid,integer) to waqtor_app;

CREATE OR REPLACE FUNCTION public.definer_user_by_email(address text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id from users where lower(email) = lower(address)
$function$;
alter function definer_user_by_email(text) owner to waqtor_definer;
revoke execute on function definer_user_by_email(text) from public;
grant execute on function definer_user_by_email(text) to waqtor_app;

CREATE OR REPLACE FUNCTION public.delete_unattached_uploads(of_tenant uuid, before timestamp with time zone, max_rows integer)
 RETURNS TABLE(storage_key text)
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with old as materialized (
    select m.id from media m
    where m.tenant_id = of_tenant and m.message_id is null and m.state = 'stored' and m.created_at < before
      and not exists (select from canned_responses c where c.media_id = m.id)
    order by m.created_at limit max_rows for update skip locked
  ), gone as (
    delete from media m using old where m.tenant_id = of_tenant and m.id = old.id returning m.id, m.storage_key
  )
  select distinct g.storage_key from gone g
  where g.storage_key is not null and not exists (
    select from media m where m.storage_key = g.storage_key and m.id not in (select old.id from old)
  )
$function$;
revoke execute on function delete_unattached_uploads(uuid,timestamp with time zone,integer) from public;
grant execute on function delete_unattached_uploads(uuid,timestamp with time zone,integer) to waqtor_app;

CREATE OR REPLACE PROCEDURE public.enable_tenant_isolation(IN target regclass, IN tenant_column name DEFAULT 'tenant_id'::name)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_isolation on %s to waqtor_app
       using ((%2$I = any ((select current_tenants())::uuid[])) is true)
       with check ((%2$I = any ((select current_tenants())::uuid[])) is true)', target, tenant_column);
  execute format('grant select, insert, update, delete on %s to waqtor_app', target);
end
$procedure$;

CREATE OR REPLACE FUNCTION public.keep_contact_attributes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' then
    delete from contact_attributes where contact_id = new.id;
  end if;
  insert into contact_attributes (tenant_id, contact_id, key, value)
    select new.tenant_id, new.id, a.key,
      case when jsonb_typeof(a.value) in ('string', 'number', 'boolean') and length(a.value #>> '{}') <= 200
        then a.value #>> '{}' end
    from jsonb_each(new.attributes) a;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.unattached_upload_bytes(of_tenant uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(sum(m.size), 0)::bigint from media m
  where m.tenant_id = of_tenant and m.message_id is null and m.state = 'stored'
    and not exists (select from canned_responses c where c.media_id = m.id)
$function$;
revoke execute on function unattached_upload_bytes(uuid) from public;
grant execute on function unattached_upload_bytes(uuid) to waqtor_app;
