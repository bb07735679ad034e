-- For conversations in order of waiting: whether the last message is the customer's. It is written together with
-- last_message_id.
alter table conversations add column is_awaiting_reply boolean not null default false;
update conversations v set is_awaiting_reply = true
from messages m where m.id = v.last_message_id and m.direction = 'in';
create index conversations_awaiting_reply on conversations (tenant_id, state, last_message_at, id)
where is_awaiting_reply and state <> 'resolved';
drop index conversations_window;
create index conversations_window on conversations (tenant_id, window_expires_at, id) where state <> 'resolved';
