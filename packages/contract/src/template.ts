import { z } from 'zod';
import { paging } from './envelope.ts';

export const templateCategories = ['marketing', 'utility', 'authentication'] as const;
export const templateHeaderFormats = ['text', 'image', 'video', 'document', 'location'] as const;

/** A part of a template that the customer sees; `{{1}}` or `{{first_name}}` in a text is a parameter. */
const header = z.object({ format: z.enum(templateHeaderFormats), text: z.string().nullable() });
const button = z.object({
  /** Meta's kind of it, in lower case: `quick_reply`, `url`, `phone_number`, `copy_code`, `otp`, `flow`. */
  type: z.string(),
  text: z.string(),
  /** Where it leads; a parameter at its end is filled when it is sent. */
  url: z.string().nullable(),
});

/** A message text approved by Meta, in one language: what may be sent outside the window. */
export const messageTemplate = z
  .object({
    /** WhatsApp's id of it. */
    id: z.string(),
    name: z.string(),
    language: z.string(),
    category: z.enum(templateCategories),
    /** Meta's word for where its review stands, in lower case: `approved`, `pending`, `rejected`, `paused`. */
    status: z.string(),
    /** How parameters are told apart: by number or by name. */
    parameters: z.enum(['positional', 'named']),
    header: header.nullable(),
    body: z.string(),
    footer: z.string().nullable(),
    buttons: z.array(button),
    /** Parts of kinds that stand in no field above, such as `carousel`. */
    otherParts: z.array(z.string()),
  })
  .meta({ id: 'Template' });
export type MessageTemplate = z.infer<typeof messageTemplate>;

/** A template as the customer sees it, with what was filled in. `filename` is that of a document in the header. */
export const renderedTemplate = z.object({
  header: header.extend({ filename: z.string().nullable() }).nullable(),
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(button),
});
export type RenderedTemplate = z.infer<typeof renderedTemplate>;

/** Approved templates by name and language. `q`: words of the name and the texts. */
export const templateQuery = paging.extend({
  q: z.string().max(200).optional(),
  language: z.string().min(2).max(16).optional(),
  category: z.enum(templateCategories).optional(),
});
export type TemplateQuery = z.output<typeof templateQuery>;
