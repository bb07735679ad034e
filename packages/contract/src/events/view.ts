import { z } from 'zod';
import { view } from '../inbox/view.ts';
import { publicId } from '../protocol/ids.ts';
import { defineEvent } from './define-event.ts';

const common = { topic: 'conversations', public: false, audience: 'owner' } as const;

export const viewCreated = defineEvent('view.created', {
  ...common,
  summary: 'A saved view was created.',
  schema: z.object({ view }),
});

export const viewUpdated = defineEvent('view.updated', {
  ...common,
  summary: 'A saved view changed.',
  schema: z.object({ view }),
});

export const viewDeleted = defineEvent('view.deleted', {
  ...common,
  summary: 'A saved view was deleted.',
  schema: z.object({ viewId: publicId('view') }),
});
