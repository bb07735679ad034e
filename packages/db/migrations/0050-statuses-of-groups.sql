-- What a status that waits for its message says of a group: the same as one whose message is there already.
alter table waiting_statuses add column group_id text;
alter table waiting_statuses add column is_of_member boolean not null default false;

-- Find the answers to a message, and what is about it, when it is stored after them. Led by the value: see 0054.
create index messages_reply_to on messages (reply_to_provider_id, session_id) where reply_to_provider_id is not null;
drop index messages_target;
create index messages_target on messages (target_provider_id, session_id) where target_provider_id is not null;
