-- The group of a waiting status, as for a status whose message is stored.
alter table waiting_statuses add column group_id text;
alter table waiting_statuses add column is_of_member boolean not null default false;

-- Find replies to a message, and changes of it, when the message is stored after them. These indexes begin
-- with the value: see 0054.
create index messages_reply_to on messages (reply_to_provider_id, session_id) where reply_to_provider_id is not null;
drop index messages_target;
create index messages_target on messages (target_provider_id, session_id) where target_provider_id is not null;
