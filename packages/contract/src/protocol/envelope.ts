import { z } from 'zod';
import { errorCodes } from '../errors/registry.ts';
import { problem } from './problems.ts';

/** `{ success: true, data }`. */
export function success<T extends z.ZodType>(data: T) {
  return z.object({ success: z.literal(true), data }).describe('Success.');
}

/** `{ success: true, data: [...], nextCursor }`; `nextCursor` is null on the last page. */
export function page<T extends z.ZodType>(item: T) {
  return z
    .object({ success: z.literal(true), data: z.array(item), nextCursor: z.string().nullable() })
    .describe('One page. `nextCursor` fetches the next one; it is null on the last page.');
}

/**
 * `{ success: false, error }`; `code` is from the error registry, `docUrl` links to its page. `details` lists what is
 * wrong, each entry with a code for clients to translate; it may be empty.
 */
export const errorResponse = z
  .object({
    success: z.literal(false),
    error: z.object({
      code: z.enum(errorCodes),
      message: z.string(),
      details: z.array(problem),
      docUrl: z.string(),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'ErrorResponse' });
export type ErrorResponse = z.infer<typeof errorResponse>;

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso
  .datetime()
  .meta({ description: 'ISO 8601 in UTC', examples: ['2026-11-20T18:00:00.000Z'] });

/** Pagination: `cursor` is the `nextCursor` of the previous page, `limit` 1 to 100. */
export const paging = z.strictObject({
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** A boolean in a query string. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
