-- The media, files and links of a conversation are listed and counted without reading its other messages. The
-- predicates are those of features/messages/shared-content/shared-content.store.ts.
create index messages_media on messages (conversation_id, at desc, id desc) where kind in ('image', 'video');
create index messages_files on messages (conversation_id, at desc, id desc) where kind = 'document';
create index messages_links on messages (conversation_id, at desc, id desc)
  where text ~ '(https?://|\mwww\.)[^[:space:]<>"]' and direction <> 'internal' and kind <> 'edit';
