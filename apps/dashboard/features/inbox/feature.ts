import { Inbox } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';
import { useInboxUnread } from '../views/index.ts';
import { conversationShortcuts } from './shortcuts.ts';
import { InboxEntries } from './sidebar/inbox-entries.tsx';

export const inboxFeature = defineFeature({
  navigation: [
    {
      href: '/inbox',
      name: 'inbox',
      label: 'shell.inbox',
      Icon: Inbox,
      useCount: useInboxUnread,
      Entries: InboxEntries,
      shortcut: { keys: 'alt+1', label: 'keyboard.goInbox' },
    },
  ],
  paletteCommands: [
    {
      id: 'conversation.new',
      label: (t) => t('keyboard.newConversation'),
      href: '/inbox?new=true',
      minimumRole: 'agent',
    },
  ],
  shortcuts: conversationShortcuts,
});
