import { z } from 'zod';

/*
 * A contact card (vCard) in WhatsApp's format, with its names in snake case, in both directions. Every part
 * may be missing; parts not listed here are kept.
 */

const text = z.string().optional();

export const contactCard = z
  .looseObject({
    name: z
      .looseObject({
        formatted_name: text,
        first_name: text,
        middle_name: text,
        last_name: text,
        prefix: text,
        suffix: text,
      })
      .optional(),
    phones: z.array(z.looseObject({ phone: text, type: text, wa_id: text })).optional(),
    emails: z.array(z.looseObject({ email: text, type: text })).optional(),
    urls: z.array(z.looseObject({ url: text, type: text })).optional(),
    addresses: z
      .array(
        z.looseObject({
          street: text,
          city: text,
          state: text,
          zip: text,
          country: text,
          country_code: text,
          type: text,
        }),
      )
      .optional(),
    org: z.looseObject({ company: text, department: text, title: text }).optional(),
    /** `YYYY-MM-DD`, if WhatsApp provides it. */
    birthday: text,
  })
  .meta({ id: 'ContactCard' });
export type ContactCard = z.infer<typeof contactCard>;
