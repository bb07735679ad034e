import { Building2, Settings } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';

export const settingsFeature = defineFeature({
  navigation: [
    {
      href: '/settings',
      name: 'settings',
      Icon: Settings,
      shortcut: { keys: 'alt+4', label: 'goSettings' },
      isNew: true,
    },
  ],
  settings: [
    { href: '/settings/business', name: 'business', group: 'desk', Icon: Building2, minimumRole: 'admin' },
  ],
});
