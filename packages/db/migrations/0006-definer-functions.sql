-- The security-definer functions: the only way for the server to read across tenants. Each has fixed SQL, is
-- owned by `waqtor_definer` and returns ids only; that role can read only the columns granted here.
grant select (id, tenant_id, phone_number_id, waba_id, engine, checked_at, verify_token_hash) on sessions to waqtor_definer;
grant select (session_id, tenant_id, owner, leased_until, held_until) on send_queues to waqtor_definer;
grant select (session_id, tenant_id, state, due_at) on outbox to waqtor_definer;
grant select (id, tenant_id, state, next_attempt_at) on media to waqtor_definer;
grant select (id, tenant_id, state, snoozed_until, read_receipt_id, updated_at) on conversations to waqtor_definer;
grant select (id, email) on users to waqtor_definer;
grant select (tenant_id, role) on members to waqtor_definer;
grant select (id, tenant_id) on api_keys to waqtor_definer;
grant select (tenant_id, seq, floor_seq) on event_heads to waqtor_definer;
grant select (tenant_id, seq, at) on events to waqtor_definer;
grant select (tenant_id, created_at) on idempotency_keys to waqtor_definer;
grant select on search_documents to waqtor_definer;
grant select on abandoned_files to waqtor_definer;
grant select (id, tenant_id, session_id, provider_id, received_at) on waiting_statuses to waqtor_definer;
grant select (session_id, provider_id, direction) on messages to waqtor_definer;

create policy definer on sessions for select to waqtor_definer using (true);
create policy definer on send_queues for select to waqtor_definer using (true);
create policy definer on outbox for select to waqtor_definer using (true);
create policy definer on media for select to waqtor_definer using (true);
create policy definer on conversations for select to waqtor_definer using (true);
create policy definer on users for select to waqtor_definer using (true);
create policy definer on members for select to waqtor_definer using (true);
create policy definer on api_keys for select to waqtor_definer using (true);
create policy definer on event_heads for select to waqtor_definer using (true);
create policy definer on events for select to waqtor_definer using (true);
create policy definer on idempotency_keys for select to waqtor_definer using (true);
create policy definer on search_documents for select to waqtor_definer using (true);
create policy definer on abandoned_files for select to waqtor_definer using (true);
create policy definer on waiting_statuses for select to waqtor_definer using (true);
create policy definer on messages for select to waqtor_definer using (true);

-- The sessions of a webhook with a session id, a phone number id or a WABA id. (The signature decides, not
-- this result.)
create function definer_session_routes(session_ids uuid[], phone_number_ids text[], waba_ids text[])
  returns table (session_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select id, sessions.tenant_id from sessions
  where id = any (session_ids) or phone_number_id = any (phone_number_ids) or waba_id = any (waba_ids)
$$;

-- The verification request of a whole Meta app contains no session, only the verify token of one of them.
create function definer_knows_verify_token(hash bytea)
  returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from sessions where verify_token_hash = hash)
$$;

-- Sessions of these engines whose last health check was before the given instant.
create function definer_due_checks(engines text[], before timestamptz, max_rows integer)
  returns table (session_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select id, sessions.tenant_id from sessions
  where engine = any (engines) and checked_at < before
  order by checked_at limit max_rows
$$;

-- Send queues without an owner that have work: queued or due messages, or a send that a crashed owner left
-- unfinished. Leases are compared with the database's clock, the one clock that all owners share.
create function definer_due_send_queues(at timestamptz, max_rows integer)
  returns table (session_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.session_id, l.tenant_id from send_queues l
  where (l.leased_until is null or l.leased_until < now())
    and (exists (select from outbox o where o.session_id = l.session_id and o.state = 'sending')
      or ((l.held_until is null or l.held_until <= at)
        and (exists (select from outbox o where o.session_id = l.session_id and o.state = 'queued')
          or exists (select from outbox o where o.session_id = l.session_id and o.state in ('waiting', 'unknown')
                     and o.due_at <= at))))
  order by l.session_id
  limit max_rows
$$;

create function definer_due_media(at timestamptz, max_rows integer)
  returns table (media_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select id, media.tenant_id from media
  where state = 'pending' and next_attempt_at <= at
  order by next_attempt_at limit max_rows
$$;

-- A signed link contains a file id and no tenant.
create function definer_media_tenant(media_id uuid)
  returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select media.tenant_id from media where id = media_id
$$;

create function definer_due_snoozes(at timestamptz, max_rows integer)
  returns table (conversation_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select id, conversations.tenant_id from conversations
  where state = 'snoozed' and snoozed_until <= at
  order by snoozed_until limit max_rows
$$;

-- Conversations that were read here and whose read receipt has not been sent to WhatsApp.
create function definer_due_receipts(max_rows integer)
  returns table (conversation_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select id, conversations.tenant_id from conversations
  where read_receipt_id is not null
  order by updated_at limit max_rows
$$;

-- Tenants whose oldest event is older than the given instant.
create function definer_tenants_with_events_before(before timestamptz)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select h.tenant_id from event_heads h
  join events e on e.tenant_id = h.tenant_id and e.seq = h.floor_seq + 1
  where e.at < before
$$;

-- Tenants of the oldest Idempotency-Keys that are older than the given instant.
create function definer_tenants_with_idempotency_keys_before(before timestamptz)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct oldest.tenant_id from (
    select k.tenant_id from idempotency_keys k where k.created_at < before order by k.created_at limit 1000
  ) oldest
$$;

-- Signing in starts with an e-mail address, before any tenant or user is known.
create function definer_user_by_email(address text)
  returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select id from users where lower(email) = lower(address)
$$;

-- A socket that signs with an API key sends the key's id, not its tenant. (The signature decides, not this
-- result.)
create function definer_api_key_tenant(key_id uuid)
  returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select api_keys.tenant_id from api_keys where id = key_id
$$;

create function definer_has_owner()
  returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from members where role = 'owner')
$$;

-- Full-text search through the GIN index. The tenant filter is inside the security-definer function, so the
-- caller cannot omit it. The matches are read first, by the index only: with an `order by`, the planner would
-- scan all rows by date instead. `query` is evaluated by the index; `also` filters the result (written as a
-- function, so that no index is used for it).
create function definer_search(
  query tsquery, also tsquery, wanted_kind text, before_at timestamptz, before_id uuid, max_rows integer)
  returns table (ref_id uuid, conversation_id uuid, at timestamptz)
  language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  with matched as materialized (
    select d.ref_id, d.tenant_id, d.kind, d.conversation_id, d.at from search_documents d
    where d.terms @@ query and (also is null or ts_match_vq(d.terms, also))
  )
  select m.ref_id, m.conversation_id, m.at from matched m
  where m.tenant_id = any ((select current_tenants())::uuid[])
    and m.kind = wanted_kind and (m.at, m.ref_id) < (before_at, before_id)
  order by m.at desc, m.ref_id desc limit max_rows
$$;

-- Statuses that still wait although their message exists: status and message were stored by concurrent
-- transactions.
create function definer_settleable_statuses(since timestamptz, max_rows integer)
  returns table (status_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.tenant_id from waiting_statuses w
  where w.received_at >= since
    and exists (select from messages m where m.session_id = w.session_id and m.provider_id = w.provider_id
                and m.direction = 'out')
  order by w.received_at limit max_rows
$$;

-- Files to delete, oldest first.
create function definer_abandoned_files(max_rows integer)
  returns table (storage_key text, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select f.storage_key, f.tenant_id from abandoned_files f order by f.abandoned_at limit max_rows
$$;

-- Metrics for /metrics, over all tenants and without identifying any.
create function definer_metrics(at_time timestamptz)
  returns table (outbox_queued bigint, outbox_unknown bigint, media_pending bigint, send_queues_held bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*) from outbox where state in ('queued', 'waiting')), (select count(*) from outbox where state = 'unknown'),
         (select count(*) from media where state = 'pending'),
         (select count(*) from send_queues where leased_until > at_time)
$$;

do $$
declare definer regprocedure;
begin
  for definer in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
              where n.nspname = 'public' and p.proname like 'definer\_%' loop
    execute format('alter function %s owner to waqtor_definer', definer);
    execute format('revoke all on function %s from public', definer);
    execute format('grant execute on function %s to waqtor_app', definer);
  end loop;
end
$$;
revoke create on schema public from waqtor_definer;
