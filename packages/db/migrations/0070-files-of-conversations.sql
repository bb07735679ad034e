-- Files are moved and deleted with their conversation, without reading its messages.
create index media_conversation on media (conversation_id) where conversation_id is not null;
