-- A read receipt is sent by one process at a time, which claims it until an instant.
alter table conversations add column read_receipt_claimed_until timestamptz;
grant select (read_receipt_claimed_until) on conversations to waqtor_definer;
grant select (priority, position) on outbox to waqtor_definer;

drop function definer_due_receipts(integer);
create function definer_due_receipts(at timestamptz, max_rows integer)
  returns table (conversation_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select id, conversations.tenant_id from conversations
  where read_receipt_id is not null
    and (read_receipt_claimed_until is null or read_receipt_claimed_until <= at)
  order by updated_at limit max_rows
$$;

-- For each type of background work, since when the oldest due item has been waiting for a process.
create function definer_oldest_due(at timestamptz)
  returns table (kind text, due_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select 'send_queue', min(greatest(due.since, l.leased_until, l.held_until)) from send_queues l
    cross join lateral (select least(
      (select l.leased_until from outbox o where o.session_id = l.session_id and o.state = 'sending' limit 1),
      (select o.due_at from outbox o where o.session_id = l.session_id and o.state = 'queued'
       order by o.priority, o.position limit 1),
      (select o.due_at from outbox o where o.session_id = l.session_id and o.state = 'waiting'
       and o.due_at <= definer_oldest_due.at order by o.due_at limit 1)) as since) due
    where due.since is not null and (l.leased_until is null or l.leased_until < now())
      and (l.held_until is null or l.held_until <= definer_oldest_due.at)
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
$$;

grant create on schema public to waqtor_definer;
alter function definer_due_receipts(timestamptz, integer) owner to waqtor_definer;
alter function definer_oldest_due(timestamptz) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function definer_due_receipts(timestamptz, integer) from public;
revoke all on function definer_oldest_due(timestamptz) from public;
grant execute on function definer_due_receipts(timestamptz, integer) to waqtor_app;
grant execute on function definer_oldest_due(timestamptz) to waqtor_app;
