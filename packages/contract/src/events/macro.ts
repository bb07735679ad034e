import { z } from 'zod';
import { macro } from '../inbox/macro.ts';
import { publicId } from '../protocol/ids.ts';
import { defineEvent } from './define-event.ts';

const common = { topic: 'conversations', public: false, audience: 'owner' } as const;

export const macroCreated = defineEvent('macro.created', {
  ...common,
  summary: 'A macro was created.',
  schema: z.object({ macro }),
});

export const macroUpdated = defineEvent('macro.updated', {
  ...common,
  summary: 'A macro changed.',
  schema: z.object({ macro }),
});

export const macroDeleted = defineEvent('macro.deleted', {
  ...common,
  summary: 'A macro was deleted.',
  schema: z.object({ macroId: publicId('macro') }),
});
