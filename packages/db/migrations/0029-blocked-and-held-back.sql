-- A blocked contact. Their messages are stored and held back. `block_reason` is the reason the member gave.
alter table contacts
  add column blocked_at timestamptz,
  add column block_reason text check (block_reason in ('spam', 'abuse', 'other'));
create index contacts_blocked on contacts (tenant_id, id) where blocked_at is not null;

-- Why a message was held back: no notification, no automatic reply, not unread, its file not downloaded. Null
-- once a member has released it.
alter table messages add column held_back text check (held_back in ('blocked', 'flood'));
create index messages_held_back on messages (conversation_id) where held_back is not null;

-- The number of held-back messages, and how many messages the customer wrote in their latest minute (minutes
-- since 1970, by WhatsApp's time), which is what the flood limit counts.
alter table conversations
  add column held_back_count integer not null default 0,
  add column inbound_minute bigint not null default 0,
  add column inbound_minute_count integer not null default 0;
create index conversations_held_back on conversations (tenant_id, last_message_at desc, id desc) where held_back_count > 0;

-- The file of a held-back message is downloaded only when a member releases the message.
alter table media drop constraint media_state_check;
alter table media add constraint media_state_check check (state in ('pending', 'stored', 'failed', 'held'));

-- Blocks and unblocks to be sent to WhatsApp, per number and contact; the row of a block remains until the
-- block ends.
create table contact_blocks (
  session_id uuid not null references sessions on delete cascade,
  contact_id uuid not null references contacts on delete cascade,
  tenant_id uuid not null references tenants on delete cascade,
  wanted text not null check (wanted in ('blocked', 'unblocked')),
  -- `refused`: WhatsApp does not block this contact (only those who wrote within a day); the server holds
  -- back their messages.
  state text not null default 'pending' check (state in ('pending', 'done', 'refused')),
  error text,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  primary key (session_id, contact_id)
);
create index contact_blocks_due on contact_blocks (next_attempt_at) where state = 'pending';
create index contact_blocks_contact on contact_blocks (contact_id);
call enable_tenant_isolation('contact_blocks');

grant select (session_id, contact_id, tenant_id, state, next_attempt_at) on contact_blocks to waqtor_definer;
create policy definer on contact_blocks for select to waqtor_definer using (true);

create function definer_due_blocks(at timestamptz, max_rows integer)
  returns table (session_id uuid, contact_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select b.session_id, b.contact_id, b.tenant_id from contact_blocks b
  where b.state = 'pending' and b.next_attempt_at <= at
  order by b.next_attempt_at limit max_rows
$$;
grant create on schema public to waqtor_definer;
alter function definer_due_blocks(timestamptz, integer) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function definer_due_blocks(timestamptz, integer) from public;
grant execute on function definer_due_blocks(timestamptz, integer) to waqtor_app;
