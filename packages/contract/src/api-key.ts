import { z } from 'zod';
import { instant } from './envelope.ts';
import { publicId } from './ids.ts';
import { shownText } from './visible-text.ts';

/** What a key may be: never an owner. */
export const apiKeyRole = z.enum(['viewer', 'agent', 'admin']);

/** A program's way in. It works as long as its creator is an admin or owner of the business, and is revoked with that. */
export const apiKey = z
  .object({
    id: publicId('apiKey'),
    name: z.string(),
    role: apiKeyRole,
    /** The last four characters of the key, to tell keys apart. */
    hint: z.string(),
    createdBy: publicId('user').nullable(),
    createdAt: instant,
    /** To the minute. */
    lastUsedAt: instant.nullable(),
    expiresAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof apiKey>;

export const newApiKey = z.strictObject({
  name: shownText(120),
  role: apiKeyRole,
  /** In the future; without it the key is good until it is revoked. */
  expiresAt: instant.optional(),
});
export type NewApiKey = z.output<typeof newApiKey>;

/** A key just made: the only time that the whole of it is shown. */
export const createdApiKey = apiKey
  .extend({ key: z.string().meta({ examples: ['wq_<32 hex digits>_<43 characters>'] }) })
  .meta({ id: 'CreatedApiKey' });
export type CreatedApiKey = z.infer<typeof createdApiKey>;
