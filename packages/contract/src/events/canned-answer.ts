import { z } from 'zod';
import { cannedAnswer } from '../canned-answer.ts';
import { publicId } from '../ids.ts';
import { defineEvent } from './define-event.ts';

const common = { topic: 'conversations', public: false, audience: 'owner' } as const;

export const cannedAnswerCreated = defineEvent('canned_answer.created', {
  ...common,
  summary: 'A canned answer was created.',
  schema: z.object({ cannedAnswer }),
});

export const cannedAnswerUpdated = defineEvent('canned_answer.updated', {
  ...common,
  summary: 'A canned answer changed.',
  schema: z.object({ cannedAnswer }),
});

export const cannedAnswerDeleted = defineEvent('canned_answer.deleted', {
  ...common,
  summary: 'A canned answer was deleted, or is hidden from whoever is told.',
  schema: z.object({ cannedAnswerId: publicId('cannedAnswer') }),
});
