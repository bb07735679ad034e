import { Workflow } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';
import { macroOutbox } from './macro-outbox.ts';

export const macrosFeature = defineFeature({
  settings: [
    {
      href: '/settings/macros',
      name: 'macros',
      label: 'settings.macros',
      group: 'desk',
      Icon: Workflow,
      minimumRole: 'agent',
    },
  ],
  onEvent({ type }, { client }) {
    if (type.startsWith('macro.')) client.invalidateQueries({ queryKey: ['macros'] });
  },
  outboxKinds: [macroOutbox],
});
