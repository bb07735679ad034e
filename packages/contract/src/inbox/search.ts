import { z } from 'zod';
import { message } from '../messages/message.ts';
import { paging } from '../protocol/envelope.ts';
import { contact } from './contact.ts';

/** `all` lists the contacts first, then the messages; within a type newest first. */
export const searchQuery = paging.extend({
  q: z.string().min(1).max(200),
  type: z.enum(['messages', 'contacts', 'all']).default('all'),
});
export type SearchQuery = z.output<typeof searchQuery>;

/** An excerpt of the text, and the matching ranges in it: `[start, end)` in UTF-16 units of `text`. */
export const snippet = z.object({
  text: z.string(),
  highlights: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
});
export type Snippet = z.infer<typeof snippet>;

export const searchHit = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('contact'), contact, snippet }),
    z.object({ type: z.literal('message'), message, contact, snippet }),
  ])
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof searchHit>;
