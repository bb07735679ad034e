import { MessageSquareText } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';

export const cannedResponsesFeature = defineFeature({
  settings: [
    {
      href: '/settings/canned-responses',
      name: 'cannedResponses',
      label: 'settings.cannedResponses',
      group: 'desk',
      Icon: MessageSquareText,
    },
  ],
  onEvent({ type }, { client }) {
    if (type.startsWith('canned_response.')) client.invalidateQueries({ queryKey: ['canned-responses'] });
  },
});
