-- Tags: terms of the business for classifying customers and conversations. `name_key` is the name for
-- comparison: lower case, composed.
create table tags (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  name text not null,
  name_key text not null,
  color text not null check (color in ('gray', 'red', 'orange', 'amber', 'lime', 'green', 'teal', 'cyan', 'blue',
    'indigo', 'purple', 'pink')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index tags_name on tags (tenant_id, name_key);
call enable_tenant_isolation('tags');

create table contact_tags (
  tenant_id uuid not null references tenants on delete cascade,
  tag_id uuid not null references tags on delete cascade,
  contact_id uuid not null references contacts on delete cascade,
  primary key (tag_id, contact_id)
);
create index contact_tags_contact on contact_tags (contact_id);
call enable_tenant_isolation('contact_tags');

create table conversation_tags (
  tenant_id uuid not null references tenants on delete cascade,
  tag_id uuid not null references tags on delete cascade,
  conversation_id uuid not null references conversations on delete cascade,
  primary key (tag_id, conversation_id)
);
create index conversation_tags_conversation on conversation_tags (conversation_id);
call enable_tenant_isolation('conversation_tags');

-- The tags of a row as displayed, ordered by name: [{id, name, color}]. The link rows above are
-- authoritative; this copy is updated with them and with every rename, so that no page and no event needs a
-- join.
alter table contacts add column tags jsonb not null default '[]';
alter table conversations add column tags jsonb not null default '[]';
