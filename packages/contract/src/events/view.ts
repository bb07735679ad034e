import { z } from 'zod';
import { publicId } from '../ids.ts';
import { view } from '../view.ts';
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
