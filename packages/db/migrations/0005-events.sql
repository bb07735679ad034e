-- One event log per tenant. `seq` is gapless: the head row is locked last in the publishing transaction, so
-- commits are in the order of seq, and a reader that has seen n has seen everything up to n.
create table event_heads (
  tenant_id uuid primary key references tenants on delete cascade,
  seq bigint not null default 0,
  floor_seq bigint not null default 0
) with (fillfactor = 50);
call enable_tenant_isolation('event_heads');

create table events (
  tenant_id uuid not null references tenants on delete cascade,
  seq bigint not null,
  topic text not null,
  type text not null,
  data jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, seq)
);
call enable_tenant_isolation('events');
