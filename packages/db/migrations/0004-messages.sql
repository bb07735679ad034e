-- One inbound or outbound message, or an internal note. `ack`: -1 failed, 0 pending, 1 sent, 2 delivered, 3
-- read, 4 played. `at` is WhatsApp's own time. `statuses` contains the earliest report of each step; `ack` is
-- derived from it. `retries` counts repeated sends; the callback data of a send contains that number, so a
-- late report is attributed to its own send.
create table messages (
  id uuid primary key,
  tenant_id uuid not null,
  session_id uuid not null,
  conversation_id uuid not null references conversations on delete cascade,
  contact_id uuid not null,
  direction text not null check (direction in ('in', 'out', 'internal')),
  origin text not null
    check (origin in ('customer', 'agent', 'api', 'bot', 'campaign', 'phone', 'history', 'system')),
  kind text not null,
  provider_id text,
  target_provider_id text,
  reply_to_provider_id text,
  text text,
  content jsonb not null,
  raw jsonb,
  author_id uuid,
  ack smallint not null default 0 check (ack between -1 and 4),
  statuses jsonb not null default '{}',
  error jsonb,
  is_unknown boolean not null default false,
  retries smallint not null default 0,
  scheduled_at timestamptz,
  canceled_at timestamptz,
  at timestamptz not null,
  created_at timestamptz not null default now()
) with (fillfactor = 90);
create unique index messages_provider_id on messages (session_id, provider_id) where provider_id is not null;
create index messages_thread on messages (conversation_id, at desc, id desc);
create index messages_contact on messages (contact_id, at desc, id desc);
create index messages_target on messages (session_id, target_provider_id) where target_provider_id is not null;
create index messages_session_day on messages (session_id, at);
call enable_tenant_isolation('messages');

-- A status of an unknown message. It is stored here until a message with that provider id is stored. `status`
-- is as WhatsApp reported it, `errors` its parsed errors; `fingerprint` makes a repeated delivery a no-op.
create table waiting_statuses (
  id uuid primary key,
  tenant_id uuid not null,
  session_id uuid not null references sessions on delete cascade,
  provider_id text not null,
  fingerprint bytea not null,
  step text not null check (step in ('failed', 'sent', 'delivered', 'read', 'played')),
  contact_id uuid references contacts on delete set null,
  errors jsonb not null default '[]',
  status jsonb not null,
  at timestamptz not null,
  received_at timestamptz not null default now(),
  unique (session_id, provider_id, fingerprint)
);
create index waiting_statuses_page on waiting_statuses (session_id, received_at desc, id desc);
create index waiting_statuses_recent on waiting_statuses (received_at);
create index waiting_statuses_contact on waiting_statuses (contact_id) where contact_id is not null;
call enable_tenant_isolation('waiting_statuses');

-- Webhook items that are neither messages nor statuses: account events, unknown types and unreadable items,
-- stored as received. `fingerprint` makes a repeated delivery a no-op.
create table webhook_items (
  id uuid primary key,
  tenant_id uuid not null,
  session_id uuid not null references sessions on delete cascade,
  fingerprint bytea not null,
  field text not null,
  kind text not null,
  contact_id uuid references contacts on delete set null,
  payload jsonb not null,
  error text,
  received_at timestamptz not null,
  unique (session_id, fingerprint)
);
create index webhook_items_contact on webhook_items (contact_id) where contact_id is not null;
create index webhook_items_page on webhook_items (session_id, received_at desc, id desc);
call enable_tenant_isolation('webhook_items');

-- A file. `uploaded_at` is when it was uploaded to the engine, which keeps it as `provider_media_id` for 30
-- days.
create table media (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  session_id uuid references sessions on delete cascade,
  message_id uuid,
  conversation_id uuid,
  provider_media_id text,
  source_url text,
  declared_mime_type text,
  declared_sha256 text,
  filename text,
  state text not null default 'pending' check (state in ('pending', 'stored', 'failed')),
  storage_key text,
  mime_type text,
  size bigint,
  sha256 text,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  error text,
  uploaded_at timestamptz,
  created_at timestamptz not null default now()
);
create index media_stored on media (session_id, storage_key) where storage_key is not null;
create index media_due on media (next_attempt_at) where state = 'pending';
create index media_storage_key on media (storage_key) where storage_key is not null;
create index media_message on media (message_id);
call enable_tenant_isolation('media');

-- Files that nothing refers to any more. Deleting the last reference inserts the row; a sweep deletes the
-- file.
create table abandoned_files (
  storage_key text primary key,
  tenant_id uuid not null,
  abandoned_at timestamptz not null
);
create index abandoned_files_oldest on abandoned_files (abandoned_at);
call enable_tenant_isolation('abandoned_files');

-- The send queue of a session: its owner and fencing token. Each new owner gets a higher token.
create table send_queues (
  session_id uuid primary key references sessions on delete cascade,
  tenant_id uuid not null,
  owner text,
  token bigint not null default 0,
  leased_until timestamptz,
  held_until timestamptz,
  held_reason text
);
call enable_tenant_isolation('send_queues');

-- Messages to be sent: one small row per message, deleted when the send has ended. States: queued, then
-- sending (marked under the send queue's token), then deleted or unknown; `waiting` is due later (due_at):
-- scheduled or, with a last_error, to be retried. priority: 0 interactive, 1 bulk.
create table outbox (
  message_id uuid primary key references messages on delete cascade,
  position bigint generated always as identity,
  tenant_id uuid not null,
  session_id uuid not null references sessions on delete cascade,
  conversation_id uuid not null,
  contact_id uuid not null,
  priority smallint not null default 0,
  state text not null default 'queued' check (state in ('queued', 'waiting', 'sending', 'unknown')),
  fencing_token bigint,
  attempts integer not null default 0,
  due_at timestamptz not null,
  sending_at timestamptz,
  last_error jsonb
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create index outbox_send_queue on outbox (session_id, state, priority, position);
create index outbox_due on outbox (session_id, due_at) where state in ('waiting', 'unknown');
call enable_tenant_isolation('outbox');

-- The search terms of messages and contacts, normalised by the server (Arabic, French, English), one lexeme
-- each. A lexeme begins with the time slice and the tenant of its document, so the index is sorted by recency
-- and the cost is independent of other tenants. A separate table, so that full-text search can have its own
-- security-definer function (0006): under row-level security PostgreSQL does not use a GIN index for `@@`,
-- which is not leakproof. `ref_id` is the message or the contact; `conversation_id` is that of a message.
create table search_documents (
  ref_id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  kind text not null check (kind in ('message', 'contact')),
  conversation_id uuid references conversations on delete cascade,
  at timestamptz not null,
  terms tsvector not null
);
-- The smallest pending list of the index: every search reads it completely, and without one a write costs
-- twice as much.
create index search_documents_terms on search_documents using gin (terms) with (gin_pending_list_limit = 64);
create index search_documents_recent on search_documents (tenant_id, kind, at desc, ref_id desc);
create index search_documents_conversation on search_documents (conversation_id) where conversation_id is not null;
call enable_tenant_isolation('search_documents');
