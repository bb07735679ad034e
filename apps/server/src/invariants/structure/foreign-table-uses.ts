/**
 * SQL that uses another folder's tables, and the reason why it does not call the owner's functions instead.
 */
export interface ForeignUse {
  file: string;
  tables: string[];
  reason: string;
}

export const foreignUses: ForeignUse[] = [
  {
    file: 'features/api-keys/api-keys.store.ts',
    tables: ['members'],
    reason:
      'Every request of a program asks in one round trip whether its key works, and that depends on the role of its creator.',
  },
  {
    file: 'features/auth/logins/authentication/live-logins.store.ts',
    tables: ['members'],
    reason:
      'One statement asks for all open sockets whether their login lives and what role its person has now.',
  },
  {
    file: 'features/auth/logins/logins.store.ts',
    tables: ['members'],
    reason:
      'Every request of a person asks in one round trip whether the login lives and what role the person has.',
  },
  {
    file: 'features/contacts/listing/list-contacts.store.ts',
    tables: ['contact_tags'],
    reason: 'The list of contacts filters by tag in the statement that pages, or pages would come out short.',
  },
  {
    file: 'features/conversations/changes/conversation-batches.store.ts',
    tables: ['sessions', 'teams'],
    reason:
      'A new conversation takes the team of its session in the statement that inserts it, so that the team cannot be deleted in between.',
  },
  {
    file: 'features/conversations/conversations.store.ts',
    tables: ['contacts', 'conversation_tags'],
    reason:
      'The inbox filters by blocked contacts and by tag in the statement that pages, or pages would come out short.',
  },
  {
    file: 'features/conversations/listing/unread-conversations.store.ts',
    tables: ['contacts', 'conversation_tags'],
    reason:
      'Unread conversations are counted for all views in one statement; views filter by blocked contacts and tags.',
  },
  {
    file: 'features/messages/status/failure-effects.store.ts',
    tables: ['conversations'],
    reason:
      'A window is closed only if no message of the customer came after it, judged and written in one statement of the send queue.',
  },
  {
    file: 'features/messages/messages.store.ts',
    tables: ['conversations'],
    reason:
      'The intake moves the end of a conversation to its latest message in one statement; the check for a conversation would import the feature above.',
  },
  {
    file: 'features/notifications/notifications.store.ts',
    tables: ['contacts', 'conversations', 'members', 'users'],
    reason:
      'The intake notifies many people at once; one statement drops who is no member and names the customer and the actor.',
  },
  {
    file: 'features/notifications/push/push.store.ts',
    tables: ['users'],
    reason: 'One statement claims push messages with the language of each user and the name of the actor.',
  },
  {
    file: 'features/sessions/sessions.store.ts',
    tables: ['teams'],
    reason: 'The team of a session is held inside the statement that inserts a conversation.',
  },
  {
    file: 'features/tags/tags.store.ts',
    tables: ['contacts', 'conversations'],
    reason:
      'Contacts and conversations carry a copy of their tags, which is rewritten in the statement that reads the links.',
  },
  {
    file: 'workers/assigner/assigner.store.ts',
    tables: ['conversations', 'members', 'team_members', 'teams'],
    reason:
      'Free members, their turns and the longest waiting conversations are chosen and assigned in one statement, so that no capacity is exceeded.',
  },
  {
    file: 'workers/dispatcher/marking/mark-sending.ts',
    tables: ['contacts', 'conversations', 'media', 'messages', 'outbox', 'send_queues'],
    reason:
      'What may be sent is judged and marked in one statement under the fencing token of the send queue.',
  },
  {
    file: 'workers/dispatcher/results/results.store.ts',
    tables: ['conversations', 'messages', 'outbox'],
    reason: 'Results of many sends are written in batches under the fencing token of the send queue.',
  },
  {
    file: 'workers/dispatcher/send-queue/send-queue-reads.ts',
    tables: ['outbox'],
    reason: 'The send queue reads its outbox rows for every send.',
  },
  {
    file: 'workers/dispatcher/send-queue/send-queue.store.ts',
    tables: ['media', 'outbox', 'send_queues', 'sessions'],
    reason: 'Taking, renewing and reading a send queue are single statements under its fencing token.',
  },
  {
    file: 'workers/dispatcher/results/unknown-sends.ts',
    tables: ['messages', 'outbox'],
    reason: 'Unknown sends are settled in one statement over the outbox and its messages.',
  },
  {
    file: 'workers/intake/contacts/addressees.store.ts',
    tables: ['messages', 'waiting_statuses'],
    reason: 'The intake finds the contacts of a batch of statuses through their messages in one statement.',
  },
  {
    file: 'workers/intake/contacts/write-contacts.store.ts',
    tables: ['contact_aliases', 'contact_identity_spans', 'contacts'],
    reason:
      'The intake writes the contacts of a batch and their identities in as few statements as the data allows.',
  },
  {
    file: 'workers/intake/contacts/groups.store.ts',
    tables: ['contacts'],
    reason: 'The intake writes the groups of a batch in one statement.',
  },
  {
    file: 'workers/intake/contacts/lift-suppression.ts',
    tables: ['contacts'],
    reason: 'The intake lifts the suppression of all who wrote in a batch in one statement.',
  },
  {
    file: 'workers/intake/contacts/load-contacts.store.ts',
    tables: ['contact_aliases', 'contact_identity_spans', 'contacts'],
    reason: 'The intake reads all contacts that a batch may be about in one statement.',
  },
  {
    file: 'workers/intake/conversations/conversations.store.ts',
    tables: ['conversations', 'sessions', 'teams'],
    reason:
      'The intake writes the conversations of a batch, with the teams of their sessions, in one statement.',
  },
  {
    file: 'workers/intake/conversations/flood.store.ts',
    tables: ['messages', 'sessions'],
    reason:
      'The intake counts what each conversation received within a minute in the statement that reads the limit of its session.',
  },
  {
    file: 'workers/intake/gateway/session-keys.ts',
    tables: ['sessions'],
    reason: 'The webhook gateway reads the keys of a session before it knows whether the request is genuine.',
  },
  {
    file: 'workers/intake/items/items.store.ts',
    tables: ['webhook_items'],
    reason: 'The intake writes the other items of a batch in one statement.',
  },
  {
    file: 'workers/intake/messages/messages.store.ts',
    tables: ['media', 'messages'],
    reason: 'The intake writes the messages of a batch and their files in one statement each.',
  },
  {
    file: 'workers/intake/messages/sort-after-previous.ts',
    tables: ['messages'],
    reason: 'The intake orders a batch behind what its conversations hold in one statement.',
  },
  {
    file: 'workers/intake/statuses/settle-waiting.ts',
    tables: ['waiting_statuses'],
    reason: 'The intake settles waiting statuses in batches of its own.',
  },
  {
    file: 'workers/intake/statuses/statuses.store.ts',
    tables: ['messages', 'waiting_statuses'],
    reason:
      'The intake writes the statuses of a batch in one statement each for messages and for those that wait.',
  },
];
