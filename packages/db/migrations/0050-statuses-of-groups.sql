-- What a status that waits for its message says of a group: the same as one whose message is there already.
alter table waiting_statuses add column group_id text;
alter table waiting_statuses add column is_of_member boolean not null default false;

-- Finds the answers to a message of ours that is stored after them.
create index messages_reply_to on messages (session_id, reply_to_provider_id) where reply_to_provider_id is not null;
