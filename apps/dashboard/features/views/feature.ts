import { defineFeature } from '../../lib/features.ts';

export const viewsFeature = defineFeature({
  onEvent({ type }, { client }) {
    // A view may have asked for the tag or the team that is gone.
    if (type.startsWith('view.') || type === 'tag.deleted' || type === 'team.deleted')
      client.invalidateQueries({ queryKey: ['views'] });
  },
});
