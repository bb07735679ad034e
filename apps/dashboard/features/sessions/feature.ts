import { Smartphone } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';
import { invalidateSessions } from './invalidate-sessions.ts';

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
  onEvent: (event, { client }) => invalidateSessions(client, event),
  staleQueries: { topic: 'sessions', names: ['sessions'] },
});
