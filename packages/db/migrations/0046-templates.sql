-- The templates of a number as last reported by WhatsApp, by name and language, because the text of a
-- template is stored with the message that uses it. `definition` is a Template of the contract.
create table templates (
  tenant_id uuid not null references tenants on delete cascade,
  session_id uuid not null references sessions on delete cascade,
  name text not null,
  language text not null,
  definition jsonb not null,
  synced_at timestamptz not null,
  primary key (session_id, name, language)
);
call enable_tenant_isolation('templates');
