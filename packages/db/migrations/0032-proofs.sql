-- When the user of a login last entered their password in it. Granting access requires that this was recent;
-- null: never.
alter table logins add column proven_at timestamptz;

-- The key with which an API client signs on a WebSocket: derived from the API key's secret and encrypted with
-- the installation's key, so that the stored hash of the secret cannot sign. Null for a key that was created
-- before this migration: it cannot sign.
alter table api_keys add column signing_secret bytea;

-- Used WebSocket tickets, until they expire: each opens one connection, in any process. Contains no tenant
-- data.
create table used_tickets (
  id uuid primary key,
  expires_at timestamptz not null
);
create index used_tickets_age on used_tickets (expires_at);
grant select, insert, delete on used_tickets to waqtor_app;
