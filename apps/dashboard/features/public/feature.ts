import { Info } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';

export const publicFeature = defineFeature({
  settings: [
    { href: '/settings/about', name: 'about', label: 'settings.about', group: 'system', Icon: Info },
  ],
});
