-- When the person of a login last proved their password in it. Giving authority asks that this was lately; null: never.
alter table logins add column proven_at timestamptz;

-- What a program signs with on a WebSocket: derived from the key's secret, and encrypted under the installation's key, so
-- that the stored hash of the secret signs nothing. Null for a key that was created before: it cannot sign.
alter table api_keys add column signing_secret bytea;

-- WebSocket tickets that were used, until they expire: each opens one connection, in whatever process. Holds no tenant data.
create table used_tickets (
  id uuid primary key,
  expires_at timestamptz not null
);
create index used_tickets_age on used_tickets (expires_at);
grant select, insert, delete on used_tickets to waqtor_app;
