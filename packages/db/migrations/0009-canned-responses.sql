-- Canned responses. `owner_id`: the only member who can see it, deleted with their membership; null if it is
-- shared. `variants` contains the text per language; `terms` all words of title and texts, normalised, each
-- preceded by a space.
create table canned_responses (
  id uuid primary key,
  tenant_id uuid not null references tenants on delete cascade,
  shortcut text not null,
  shortcut_key text not null,
  category text,
  title text not null,
  variants jsonb not null,
  terms text not null,
  media_id uuid references media on delete set null,
  owner_id uuid,
  created_by uuid references users on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (tenant_id, owner_id) references members on delete cascade
);
create unique index canned_responses_shortcut on canned_responses (tenant_id, shortcut_key);
create index canned_responses_owner on canned_responses (tenant_id, owner_id) where owner_id is not null;
create index canned_responses_media on canned_responses (media_id) where media_id is not null;
call enable_tenant_isolation('canned_responses');
