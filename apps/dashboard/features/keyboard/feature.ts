import { Keyboard } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';
import { listShortcuts } from './list-shortcuts.ts';

export const keyboardFeature = defineFeature({
  settings: [
    {
      href: '/settings/keyboard',
      name: 'keyboard',
      label: 'settings.keyboard',
      group: 'you',
      Icon: Keyboard,
    },
  ],
  shortcuts: listShortcuts,
});
