import { z } from 'zod';
import { instant } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { shownText } from '../protocol/visible-text.ts';

/** The roles that a key may have; never owner. */
export const apiKeyRole = z.enum(['viewer', 'agent', 'admin']);

/**
 * An API key. It works as long as its creator is an admin or owner of the tenant, and is revoked when that
 * ends.
 */
export const apiKey = z
  .object({
    id: publicId('apiKey'),
    name: z.string(),
    role: apiKeyRole,
    /** The last four characters of the key, to distinguish keys. */
    last4: z.string(),
    createdBy: publicId('user').nullable(),
    createdAt: instant,
    /** Accurate to the minute. */
    lastUsedAt: instant.nullable(),
    expiresAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof apiKey>;

export const newApiKey = z.strictObject({
  name: shownText(120),
  role: apiKeyRole,
  /** A time in the future; without it, the key is valid until it is revoked. */
  expiresAt: instant.optional(),
});
export type NewApiKey = z.output<typeof newApiKey>;

/** A newly created key. This is the only time that the whole key is returned. */
export const createdApiKey = apiKey
  .extend({ key: z.string().meta({ examples: ['wq_<32 hex digits>_<43 characters>'] }) })
  .meta({ id: 'CreatedApiKey' });
export type CreatedApiKey = z.infer<typeof createdApiKey>;
