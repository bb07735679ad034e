-- What WhatsApp last told of the templates of a number, by name and language: what a template says is remembered with the
-- message that uses it. `definition` is a Template of the contract.
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
