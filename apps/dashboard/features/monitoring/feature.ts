import { Activity } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';

export const monitoringFeature = defineFeature({
  settings: [
    {
      href: '/settings/monitoring',
      name: 'monitoring',
      label: 'settings.monitoring',
      group: 'system',
      Icon: Activity,
      minimumRole: 'admin',
    },
  ],
});
