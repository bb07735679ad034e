import { UserRound } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';

export const profileFeature = defineFeature({
  settings: [
    { href: '/settings/profile', name: 'profile', label: 'settings.profile', group: 'you', Icon: UserRound },
  ],
});
