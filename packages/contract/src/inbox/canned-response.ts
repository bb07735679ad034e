import { z } from 'zod';
import { locale } from '../auth/member.ts';
import { messageMedia } from '../messages/content.ts';
import { instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { failsWith } from '../protocol/problems.ts';
import { shownText } from '../protocol/visible-text.ts';
import { scope } from './scope.ts';

/** The placeholders a canned response may contain, such as `{{contact.name}}`. */
export const placeholders = ['contact.name', 'contact.phone', 'agent.name', 'business.name'] as const;
export const placeholder = z.enum(placeholders);
export type Placeholder = (typeof placeholders)[number];

/**
 * The pattern can match in only one way. When spaces were matched separately from the name, a text of braces
 * and spaces took cubic time.
 */
const braced = /\{\{([^{}]*)\}\}/g;

/** Returns the placeholder names in a text, in order of first appearance, known or not. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(braced)].map(([, name = '']) => name.trim()))];
}

/**
 * Returns the text with its placeholders filled in. Inserted values are not scanned for placeholders again.
 */
export function fillPlaceholders(text: string, values: Record<Placeholder, string>): string {
  return text.replace(braced, (whole, name: string) => values[name.trim() as Placeholder] ?? whole);
}

const variant = shownText(4096);
/** The text per language; at least one. */
const translations = z
  .partialRecord(locale, variant)
  .refine((value) => Object.keys(value).length > 0, failsWith('language_required'));

/** A reusable reply. */
export const cannedResponse = z
  .object({
    id: publicId('cannedResponse'),
    /** What agents type after `/` to find it. */
    shortcut: z.string(),
    category: z.string().nullable(),
    title: z.string(),
    translations: z.partialRecord(locale, z.string()),
    /** The placeholders used in any of its translations. */
    placeholders: z.array(placeholder),
    /** The attached file. */
    media: messageMedia.nullable(),
    scope,
    createdBy: publicId('user').nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'CannedResponse' });
export type CannedResponse = z.infer<typeof cannedResponse>;

const fields = {
  shortcut: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{M}\p{N}_-]{1,40}$/u, failsWith('invalid_shortcut')),
  category: shownText(60).nullable(),
  title: shownText(120),
  translations,
  mediaId: publicId('media').nullable(),
  scope,
};

/** Shortcuts are unique per tenant, without regard to case. */
export const newCannedResponse = z
  .strictObject({
    ...fields,
    category: fields.category.default(null),
    mediaId: fields.mediaId.default(null),
    scope: fields.scope.default('shared'),
  })
  .meta({ id: 'CreateCannedResponse' });
export type NewCannedResponse = z.output<typeof newCannedResponse>;

/** Fields left out stay unchanged; `translations` are replaced as a whole. */
export const cannedResponseChanges = z.strictObject(fields).partial().meta({ id: 'UpdateCannedResponse' });
export type CannedResponseChanges = z.output<typeof cannedResponseChanges>;

/** Ordered by shortcut. `q` is a prefix of the shortcut, or of words in the title or the texts. */
export const cannedResponseQuery = paging.extend({
  q: z.string().max(200).optional(),
  category: z.string().min(1).max(60).optional(),
  scope: scope.optional(),
});
export type CannedResponseQuery = z.output<typeof cannedResponseQuery>;

/**
 * Without a language, the contact's is used, otherwise the one in which the customer writes, otherwise the
 * caller's, otherwise any that has a text.
 */
export const renderQuery = z.strictObject({
  conversationId: publicId('conversation'),
  language: locale.optional(),
});

const renderedVariant = {
  text: z.string(),
  language: locale,
  /** Placeholders without a value, which are empty in the text. */
  missingPlaceholders: z.array(placeholder),
};
/** Why a language was chosen: `fallback` means that none of the preferred ones has a text. */
export const languageSource = z.enum(['requested', 'contact', 'messages', 'member', 'fallback']);

/** The text as it would be sent, and the same in every language that has one. */
export const renderedCannedResponse = z
  .object({
    ...renderedVariant,
    languageSource,
    variants: z.array(z.object(renderedVariant)),
    media: messageMedia.nullable(),
  })
  .meta({ id: 'RenderedCannedResponse' });
export type RenderedCannedResponse = z.infer<typeof renderedCannedResponse>;
