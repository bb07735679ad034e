import { defineFeature } from '../../lib/features.ts';

export const viewsFeature = defineFeature({
  onEvent({ type }, { client }) {
    // A saved view may filter by the tag or team that was deleted.
    if (type.startsWith('view.') || type === 'tag.deleted' || type === 'team.deleted')
      client.invalidateQueries({ queryKey: ['views'] });
  },
});
