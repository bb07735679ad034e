import { UsersRound } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';

export const teamsFeature = defineFeature({
  settings: [
    { href: '/settings/teams', name: 'teams', label: 'settings.teams', group: 'desk', Icon: UsersRound },
  ],
  onEvent({ type }, { client }) {
    if (type.startsWith('team.') || type === 'member.removed')
      client.invalidateQueries({ queryKey: ['teams'] });
  },
  staleQueries: { topic: 'workspace', names: ['teams'] },
});
