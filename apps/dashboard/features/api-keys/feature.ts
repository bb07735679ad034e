import { KeyRound } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';

export const apiKeysFeature = defineFeature({
  settings: [
    {
      href: '/settings/api-keys',
      name: 'apiKeys',
      label: 'settings.apiKeys',
      group: 'access',
      Icon: KeyRound,
      minimumRole: 'admin',
    },
  ],
});
