import { defineFeature } from '../../lib/features.ts';
import { refreshUnreadCounts } from './use-unread-counts.ts';

export const viewsFeature = defineFeature({
  onEvent(event, { client }) {
    const { type } = event;
    refreshUnreadCounts(client, event);
    // A saved view may filter by the tag or team that was deleted.
    if (type.startsWith('view.') || type === 'tag.deleted' || type === 'team.deleted')
      client.invalidateQueries({ queryKey: ['views'] });
  },
});
