import { UsersRound } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';
import { contactShortcuts } from './shortcuts.ts';
import { applyToContacts } from './use-contacts.ts';

export const contactsFeature = defineFeature({
  navigation: [
    {
      href: '/contacts',
      name: 'contacts',
      label: 'shell.contacts',
      Icon: UsersRound,
      shortcut: { keys: 'alt+2', label: 'keyboard.goContacts' },
      isNew: true,
    },
  ],
  shortcuts: contactShortcuts,
  applyEvent: (event, { client }) => applyToContacts(client, event),
});
