import { z } from 'zod';
import { instant } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { failsWith } from '../protocol/problems.ts';
import { shownText } from '../protocol/visible-text.ts';

/** From the fewest rights to the most: each role includes the ones before it. */
export const memberRoles = ['viewer', 'agent', 'admin', 'owner'] as const;
export const memberRole = z.enum(memberRoles).meta({ id: 'MemberRole' });

const website = z.url({ protocol: /^https?$/ }).max(300);
const line = (max: number) => shownText(max);

/** One business and its profile. */
export const tenant = z
  .object({
    id: publicId('tenant'),
    name: z.string(),
    industry: z.string().nullable(),
    websites: z.array(z.string()),
    description: z.string().nullable(),
    /** The kind of business, as free text. */
    type: z.string().nullable(),
    /** Country for phone numbers without a country code: ISO 3166-1, two letters. */
    defaultCountry: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Tenant' });
export type Tenant = z.infer<typeof tenant>;

/** Changes to the business profile. Null clears a field; a missing field stays unchanged. */
export const tenantChanges = z
  .strictObject({
    name: line(120),
    industry: line(120).nullable(),
    websites: z.array(website).max(2),
    description: z.string().trim().max(2_000).nullable(),
    type: line(120).nullable(),
    defaultCountry: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, failsWith('invalid_country'))
      .nullable(),
  })
  .partial();
export type TenantChanges = z.infer<typeof tenantChanges>;

/** A tenant of which the signed-in user is a member. */
export const membership = z
  .object({
    tenant: z.object({ id: publicId('tenant'), name: z.string() }),
    role: memberRole,
    joinedAt: instant,
  })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof membership>;
