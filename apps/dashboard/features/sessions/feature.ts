import { Smartphone } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';
import { renewSessions } from './renew-sessions.ts';

export const sessionsFeature = defineFeature({
  navigation: [
    {
      href: '/sessions',
      name: 'sessions',
      label: 'shell.sessions',
      Icon: Smartphone,
      shortcut: { keys: 'alt+3', label: 'keyboard.goSessions' },
    },
  ],
  onEvent: (event, { client }) => renewSessions(client, event),
  staleQueries: { topic: 'sessions', names: ['sessions'] },
});
