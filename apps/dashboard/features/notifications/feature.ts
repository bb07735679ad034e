import { Bell } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';
import { applyToNotifications } from './use-notifications.ts';

export const notificationsFeature = defineFeature({
  settings: [
    {
      href: '/settings/notifications',
      name: 'notifications',
      label: 'settings.notifications',
      group: 'you',
      Icon: Bell,
    },
  ],
  paletteCommands: [
    { id: 'go.notifications', label: (t) => t('notifications.title'), href: '/notifications' },
  ],
  onEvent: (event, { client }) => applyToNotifications(client, event),
  staleQueries: { topic: 'notifications', names: ['notifications'] },
});
