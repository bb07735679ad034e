import { Users } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';
import { applyAvailabilityEvent } from './availability.ts';

export const membersFeature = defineFeature({
  settings: [{ href: '/settings/team', name: 'team', label: 'settings.team', group: 'desk', Icon: Users }],
  onEvent(event, { client, ownUserId }) {
    if (event.type.startsWith('member.')) client.invalidateQueries({ queryKey: ['members'] });
    applyAvailabilityEvent(event, ownUserId);
  },
  staleQueries: { topic: 'workspace', names: ['members'] },
});
