import { ScrollText } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';

export const securityLogFeature = defineFeature({
  settings: [
    {
      href: '/settings/security-log',
      name: 'securityLog',
      label: 'settings.securityLog',
      group: 'access',
      Icon: ScrollText,
      minimumRole: 'admin',
    },
  ],
});
