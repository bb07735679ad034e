/** SQL that names tables of another folder, and why it is not a call of the owner's functions. */
export interface ForeignUse {
  file: string;
  tables: string[];
  reason: string;
}

export const foreignUses: ForeignUse[] = [
  {
    file: 'commands/backup/backup.ts',
    tables: ['installation'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/api-keys/api-keys.store.ts',
    tables: ['members'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/auth/accounts/accounts.store.ts',
    tables: ['members', 'tenants', 'users'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/auth/logins/logins.store.ts',
    tables: ['members'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/blocks/blocks.store.ts',
    tables: ['conversations'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/contacts/list-contacts.store.ts',
    tables: ['contact_tags'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/conversations/conversation-batches.store.ts',
    tables: ['sessions', 'teams'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/conversations/conversations.store.ts',
    tables: ['contacts', 'conversation_tags'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/members/invitations.store.ts',
    tables: ['tenants'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/messages/failure-effects.store.ts',
    tables: ['contacts', 'conversations'],
    reason: 'Accepting and listing a message is one statement over what it refers to.',
  },
  {
    file: 'features/messages/messages.store.ts',
    tables: ['contacts', 'conversations', 'media'],
    reason: 'Accepting and listing a message is one statement over what it refers to.',
  },
  {
    file: 'features/monitoring/monitoring.store.ts',
    tables: [
      'conversations',
      'event_heads',
      'media',
      'messages',
      'outbox',
      'send_queues',
      'session_errors',
      'sessions',
      'waiting_statuses',
      'webhook_items',
    ],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/notifications/notifications.store.ts',
    tables: ['contacts', 'conversations', 'members'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/sessions/session-figures.store.ts',
    tables: ['conversations', 'media', 'messages', 'outbox'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/sessions/sessions.store.ts',
    tables: ['teams'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/tags/tags.store.ts',
    tables: ['contacts', 'conversations'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'features/tenants/tenants.store.ts',
    tables: ['event_heads'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'roles/secret-key.ts',
    tables: ['installation'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'workers/assigner/assigner.store.ts',
    tables: ['conversations', 'members', 'team_members', 'teams'],
    reason: 'Still to be moved behind a function of the owner.',
  },
  {
    file: 'workers/dispatcher/mark-sending.ts',
    tables: ['contacts', 'conversations', 'media', 'messages', 'outbox', 'send_queues'],
    reason: 'The send queue checks and settles in one statement under its fencing token.',
  },
  {
    file: 'workers/dispatcher/results.store.ts',
    tables: ['conversations', 'messages', 'outbox'],
    reason: 'The send queue checks and settles in one statement under its fencing token.',
  },
  {
    file: 'workers/dispatcher/send-queue-reads.ts',
    tables: ['outbox'],
    reason: 'The send queue checks and settles in one statement under its fencing token.',
  },
  {
    file: 'workers/dispatcher/send-queue.store.ts',
    tables: ['media', 'outbox', 'send_queues', 'sessions'],
    reason: 'The send queue checks and settles in one statement under its fencing token.',
  },
  {
    file: 'workers/dispatcher/unknown-sends.ts',
    tables: ['messages', 'outbox'],
    reason: 'The send queue checks and settles in one statement under its fencing token.',
  },
  {
    file: 'workers/dispatcher/upload-file.ts',
    tables: ['media'],
    reason: 'The send queue checks and settles in one statement under its fencing token.',
  },
  {
    file: 'workers/intake/contacts/addressees.store.ts',
    tables: ['messages', 'waiting_statuses'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/contacts/book.store.ts',
    tables: ['contact_aliases', 'contact_identity_spans', 'contacts'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/contacts/groups.store.ts',
    tables: ['contacts'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/contacts/lift-suppression.ts',
    tables: ['contacts'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/contacts/load-contacts.store.ts',
    tables: ['contact_aliases', 'contact_identity_spans', 'contacts'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/conversations/conversations.store.ts',
    tables: ['conversations', 'sessions', 'teams'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/conversations/flood.store.ts',
    tables: ['messages', 'sessions'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/gateway/session-keys.ts',
    tables: ['sessions'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/items/items.store.ts',
    tables: ['webhook_items'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/messages/messages.store.ts',
    tables: ['media', 'messages'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/messages/stand-behind.ts',
    tables: ['messages'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/statuses/settle-waiting.ts',
    tables: ['waiting_statuses'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/intake/statuses/statuses.store.ts',
    tables: ['messages', 'waiting_statuses'],
    reason: 'The intake writes a batch of any kind in as few statements as possible.',
  },
  {
    file: 'workers/realtime/realtime.store.ts',
    tables: ['api_keys', 'conversations', 'logins', 'members'],
    reason: 'Still to be moved behind a function of the owner.',
  },
];
