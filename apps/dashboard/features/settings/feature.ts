import { Building2, Settings } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';

export const settingsFeature = defineFeature({
  navigation: [
    {
      href: '/settings',
      name: 'settings',
      label: 'shell.settings',
      Icon: Settings,
      shortcut: { keys: 'alt+4', label: 'keyboard.goSettings' },
      isNew: true,
    },
  ],
  settings: [
    {
      href: '/settings/business',
      name: 'business',
      label: 'settings.business',
      group: 'desk',
      Icon: Building2,
      minimumRole: 'admin',
    },
  ],
});
