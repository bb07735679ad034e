import { z } from 'zod';
import { instant } from './envelope.ts';
import { publicId } from './ids.ts';

/** A customer, known by any of phone, bsuid, lid, username. `phone` may be null. */
export const contact = z
  .object({
    id: publicId('contact'),
    phone: z
      .string()
      .nullable()
      .meta({ description: 'E.164 with +', examples: ['+212612345678'] }),
    bsuid: z.string().nullable(),
    parentBsuid: z.string().nullable(),
    lid: z.string().nullable(),
    username: z.string().nullable(),
    /** What to show: our name, else WhatsApp's, else the phone, username or id. */
    displayName: z.string(),
    name: z.string().nullable(),
    profileName: z.string().nullable(),
    email: z.string().nullable(),
    language: z.string().nullable(),
    attributes: z.record(z.string(), z.unknown()),
    optedOutAt: instant.nullable(),
    suppressedAt: instant.nullable(),
    suppressedReason: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof contact>;
