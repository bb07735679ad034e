import { z } from 'zod';
import { paging } from '../protocol/envelope.ts';

export const templateCategories = ['marketing', 'utility', 'authentication'] as const;
export const templateHeaderFormats = ['text', 'image', 'video', 'document', 'location'] as const;

/** A visible part of a template; `{{1}}` or `{{first_name}}` in a text is a parameter. */
const header = z.object({ format: z.enum(templateHeaderFormats), text: z.string().nullable() });
const button = z.object({
  /** Meta's button type, in lower case: `quick_reply`, `url`, `phone_number`, `copy_code`, `otp`, `flow`. */
  type: z.string(),
  text: z.string(),
  /** The link target. If it ends in a parameter, that is filled in when the message is sent. */
  url: z.string().nullable(),
});

/** One card of a carousel. */
const card = z.object({ header: header.nullable(), body: z.string(), buttons: z.array(button) });

/** A message text approved by Meta, in one language. It may be sent outside the customer service window. */
export const messageTemplate = z
  .object({
    /** WhatsApp's id of the template. */
    id: z.string(),
    name: z.string(),
    language: z.string(),
    category: z.enum(templateCategories),
    /** Meta's review status, in lower case: `approved`, `pending`, `rejected`, `paused`. */
    status: z.string(),
    /** Whether parameters are identified by number or by name. */
    parameterFormat: z.enum(['positional', 'named']),
    header: header.nullable(),
    body: z.string(),
    footer: z.string().nullable(),
    buttons: z.array(button),
    /** The cards of a carousel, in order. */
    cards: z.array(card).optional(),
    /** The text of a limited-time offer. */
    limitedTimeOffer: z.string().optional(),
    /** Component types other than header, body, footer and buttons, such as `carousel`. */
    otherComponents: z.array(z.string()),
  })
  .meta({ id: 'Template' });
export type MessageTemplate = z.infer<typeof messageTemplate>;

/** `filename` is the name of a document; the `text` of a location is its name and address. */
const renderedHeader = header.extend({ filename: z.string().nullable() }).nullable();
/** `code` is what a copy-code button copies. */
const renderedButton = button.extend({ code: z.string().optional() });

/** A template as the customer sees it, with its parameters filled in. */
export const renderedTemplate = z.object({
  header: renderedHeader,
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(renderedButton),
  cards: z
    .array(z.object({ header: renderedHeader, body: z.string(), buttons: z.array(renderedButton) }))
    .optional(),
  limitedTimeOffer: z.object({ text: z.string(), expiresAt: z.iso.datetime().optional() }).optional(),
});
export type RenderedTemplate = z.infer<typeof renderedTemplate>;

/** Approved templates by name and language. `q` searches words of the name and the texts. */
export const templateQuery = paging.extend({
  q: z.string().max(200).optional(),
  language: z.string().min(2).max(16).optional(),
  category: z.enum(templateCategories).optional(),
});
export type TemplateQuery = z.output<typeof templateQuery>;
