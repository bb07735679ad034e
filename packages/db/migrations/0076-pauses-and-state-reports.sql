-- The columns carry the names that the API uses: a send queue is paused, and a session stores reports of its state.
alter table sessions rename column account_marks to state_reports;
alter table send_queues rename column held_until to paused_until;
alter table send_queues rename column held_reason to pause_reason;

drop function definer_due_send_queues(timestamptz, integer);
drop function definer_oldest_due(timestamptz);

-- Send queues without an owner that have work: queued or due messages, or a send that a crashed owner left
-- unfinished. Leases are compared with the database's clock, the one clock that all owners share.
create function definer_due_send_queues(at timestamptz, max_rows integer)
  returns table (session_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.session_id, l.tenant_id from send_queues l
  where (l.leased_until is null or l.leased_until < now())
    and (exists (select from outbox o where o.session_id = l.session_id and o.state = 'sending')
      or ((l.paused_until is null or l.paused_until <= at)
        and (exists (select from outbox o where o.session_id = l.session_id and o.state = 'queued')
          or exists (select from outbox o where o.session_id = l.session_id and o.state in ('waiting', 'unknown')
                     and o.due_at <= at))))
  order by l.session_id
  limit max_rows
$$;

-- For each type of background work, since when the oldest due item has been waiting.
create function definer_oldest_due(at timestamptz)
  returns table (kind text, due_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
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
$$;
comment on function definer_oldest_due(timestamptz) is 'nullable: due_at';

grant create on schema public to waqtor_definer;
alter function definer_due_send_queues(timestamptz, integer) owner to waqtor_definer;
alter function definer_oldest_due(timestamptz) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke execute on function definer_due_send_queues(timestamptz, integer) from public;
revoke execute on function definer_oldest_due(timestamptz) from public;
grant execute on function definer_due_send_queues(timestamptz, integer) to waqtor_app;
grant execute on function definer_oldest_due(timestamptz) to waqtor_app;
