import { Tags } from 'lucide-react';
import { defineFeature } from '../../lib/features.ts';
import { taggingOutbox } from './use-tags.ts';

export const tagsFeature = defineFeature({
  settings: [{ href: '/settings/tags', name: 'tags', label: 'settings.tags', group: 'desk', Icon: Tags }],
  onEvent({ type }, { client }) {
    if (type.startsWith('tag.')) client.invalidateQueries({ queryKey: ['tags'] });
  },
  outboxKinds: [taggingOutbox],
});
