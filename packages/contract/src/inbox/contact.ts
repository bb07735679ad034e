import { z } from 'zod';
import { flag, instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { failsWith } from '../protocol/problems.ts';
import { isBlank, shownText } from '../protocol/visible-text.ts';
import { taggingFields, tagList, tagSummary } from './tag.ts';

/** A customer, identified by any of phone, bsuid, lid, username. `phone` may be null. */
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
    /** Set for a group, which is not listed among the contacts. */
    groupId: z.string().nullable(),
    /** The name to show: the one entered here, otherwise WhatsApp's, otherwise the phone, username or id. */
    displayName: z.string(),
    name: z.string().nullable(),
    profileName: z.string().nullable(),
    email: z.string().nullable(),
    language: z.string().nullable(),
    attributes: z.record(z.string(), z.unknown()),
    /** Ordered by name. */
    tags: z.array(tagSummary),
    optedOutAt: instant.nullable(),
    suppressedAt: instant.nullable(),
    suppressedReason: z.string().nullable(),
    /** When the contact was blocked. Their later messages are held back. */
    blockedAt: instant.nullable(),
    blockReason: z.enum(['spam', 'abuse', 'other']).nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof contact>;

const identities = {
  /** In any common notation, or as a wa.me link; stored as E.164. */
  phone: z.string().min(1).max(256),
  bsuid: z.string().regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/, failsWith('invalid_bsuid')),
  lid: z.string().regex(/^[\w.@:-]{1,100}$/, failsWith('invalid_lid')),
  username: z
    .string()
    .regex(/^[\p{L}\p{N}._-]{1,64}$/u, failsWith('invalid_username'))
    .refine((text) => !isBlank(text), failsWith('blank')),
};
const details = {
  name: shownText(200),
  email: z.email().max(254),
  language: z.string().regex(/^[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,3}$/, failsWith('invalid_language')),
};
/** Custom attributes of a contact: at most 100 entries and 16 KB of JSON. */
const attributes = z
  .record(z.string().min(1).max(100), z.unknown())
  .refine((value) => Object.keys(value).length <= 100, failsWith('too_many', { max: 100 }))
  .refine(
    (value) => JSON.stringify(value).length <= 16_384,
    failsWith('json_too_large', { maxBytes: 16_384 }),
  );

/** A new contact needs at least one of phone, bsuid, lid, username. */
export const createContact = z
  .strictObject({ ...identities, ...details, attributes })
  .partial()
  .meta({ id: 'CreateContact' });
export type CreateContact = z.output<typeof createContact>;

const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().optional();

/**
 * Fields left out stay unchanged; null clears a field. At least one identity must remain. `attributes` are
 * replaced as a whole.
 */
export const updateContact = z
  .strictObject({
    phone: nullable(identities.phone),
    bsuid: nullable(identities.bsuid),
    lid: nullable(identities.lid),
    username: nullable(identities.username),
    name: nullable(details.name),
    email: nullable(details.email),
    language: nullable(details.language),
    attributes: attributes.optional(),
    /** True: opted out of marketing. */
    optedOut: z.boolean().optional(),
  })
  .meta({ id: 'UpdateContact' });
export type UpdateContact = z.output<typeof updateContact>;

export const blockReasons = ['spam', 'abuse', 'other'] as const;
export type BlockReason = (typeof blockReasons)[number];
/** The reason a member gives for a block. */
export const blockContact = z
  .strictObject({ reason: z.enum(blockReasons).default('spam') })
  .meta({ id: 'BlockContact' });

/** `targetId` is kept, and everything that belongs to the other contact is moved to it. */
export const mergeContact = z.strictObject({ targetId: publicId('contact') }).meta({ id: 'MergeContact' });

/** Another contact that may be the same person: both have the identity `value`, but contradicting ids. */
export const mergeSuggestion = z
  .object({
    id: publicId('mergeSuggestion'),
    /** The other contact. */
    contact,
    type: z.enum(['phone', 'bsuid', 'lid', 'username']),
    value: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'MergeSuggestion' });
export type MergeSuggestion = z.infer<typeof mergeSuggestion>;

/** `allowed`: neither opted out nor suppressed. */
export const consentStates = ['allowed', 'opted_out', 'suppressed'] as const;

/** Filters of the list, combined with AND. */
const contactFilterFields = {
  /**
   * Searches names, e-mail, ids, and any part of a phone of 4 digits or more. In combination with other
   * filters, only the newest 1,000 matches are considered.
   */
  q: z.string().max(200).optional(),
  /** The contact has one of these tags or, with `tagMatch` all, each of them. */
  tags: tagList.optional(),
  tagMatch: z.enum(['any', 'all']).optional(),
  /** The contact has none of these tags. */
  withoutTags: tagList.optional(),
  consent: z.enum(consentStates).optional(),
  hasPhone: flag.optional(),
  /** As stored, for example `fr-MA`. */
  language: z.string().min(1).max(40).optional(),
  createdAfter: instant.optional(),
  createdBefore: instant.optional(),
  /**
   * The contact has this custom attribute; with `attributeValue`, its value is this text, number, `true` or
   * `false`.
   */
  attribute: z.string().min(1).max(100).optional(),
  attributeValue: z.string().max(200).optional(),
};
const isWhole = (query: { attribute?: unknown; attributeValue?: unknown }) =>
  query.attribute !== undefined || query.attributeValue === undefined;
const whole = { path: ['attribute'], ...failsWith('attribute_required') };

/** Query of `GET /contacts/count` and `GET /contacts/export`. */
export const contactFilters = z.strictObject(contactFilterFields).refine(isWhole, whole);
export type ContactFilters = z.output<typeof contactFilters>;

export const contactSorts = ['newest', 'name'] as const;
/** Query of `GET /contacts`. Sorting by name disregards case and accents, and compares code points. */
export const contactQuery = paging
  .extend({ ...contactFilterFields, sort: z.enum(contactSorts).default('newest') })
  .refine(isWhole, whole);
export type ContactQuery = z.output<typeof contactQuery>;

/** Counts up to 10,000; `hasMore` is true if there are more. */
export const contactCount = z
  .object({ count: z.number().int(), hasMore: z.boolean() })
  .meta({ id: 'ContactCount' });
export type ContactCount = z.infer<typeof contactCount>;

/** Deletes many contacts at once; all of them must exist. */
export const deleteContacts = z
  .strictObject({ contactIds: z.array(publicId('contact')).min(1).max(100) })
  .meta({ id: 'DeleteContacts' });

/** Tags many contacts at once; all of them must exist. */
export const tagContacts = z
  .strictObject({ contactIds: z.array(publicId('contact')).min(1).max(200), ...taggingFields })
  .meta({ id: 'TagContacts' });
export type TagContacts = z.output<typeof tagContacts>;

/** A contact whose tags changed, with its previous tags. */
export const taggedContact = z
  .object({ contactId: publicId('contact'), tags: z.array(tagSummary), previous: z.array(tagSummary) })
  .meta({ id: 'TaggedContact' });
export type TaggedContact = z.infer<typeof taggedContact>;
