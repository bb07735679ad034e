import { z } from 'zod';
import { cannedResponse } from '../inbox/canned-response.ts';
import { publicId } from '../protocol/ids.ts';
import { defineEvent } from './define-event.ts';

const common = { topic: 'conversations', public: false, audience: 'owner' } as const;

export const cannedResponseCreated = defineEvent('canned_response.created', {
  ...common,
  summary: 'A canned response was created.',
  schema: z.object({ cannedResponse }),
});

export const cannedResponseUpdated = defineEvent('canned_response.updated', {
  ...common,
  summary: 'A canned response changed.',
  schema: z.object({ cannedResponse }),
});

export const cannedResponseDeleted = defineEvent('canned_response.deleted', {
  ...common,
  summary: 'A canned response was deleted, or the recipient of the event may no longer see it.',
  schema: z.object({ cannedResponseId: publicId('cannedResponse') }),
});
