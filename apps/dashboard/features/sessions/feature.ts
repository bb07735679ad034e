import { Smartphone } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';
import { renewSessions } from './invalidate-sessions.ts';

export const sessionsFeature = defineFeature({
  navigation: [
    {
      href: '/sessions',
      name: 'sessions',
      Icon: Smartphone,
      shortcut: { keys: 'alt+3', label: 'goSessions' },
    },
  ],
  onEvent: (event, { client }) => renewSessions(client, event),
  staleQueries: { topic: 'sessions', names: ['sessions'] },
});
