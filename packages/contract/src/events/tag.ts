import { z } from 'zod';
import { tag } from '../inbox/tag.ts';
import { publicId } from '../protocol/ids.ts';
import { defineEvent } from './define-event.ts';

const topic = 'conversations';

export const tagCreated = defineEvent('tag.created', {
  topic,
  summary: 'A tag was created.',
  schema: z.object({ tag }),
  public: true,
});

export const tagUpdated = defineEvent('tag.updated', {
  topic,
  summary: 'The name or color of a tag changed, on everything that has it.',
  schema: z.object({ tag }),
  public: true,
});

export const tagDeleted = defineEvent('tag.deleted', {
  topic,
  summary: 'A tag was deleted and removed from everything that had it, and from saved views.',
  schema: z.object({ tagId: publicId('tag') }),
  public: true,
});
