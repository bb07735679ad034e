import { z } from 'zod';
import { instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { failsWith } from '../protocol/problems.ts';
import { shownText } from '../protocol/visible-text.ts';

/** The available colours; each client chooses their exact values. */
export const tagColors = [
  'gray',
  'red',
  'orange',
  'amber',
  'lime',
  'green',
  'teal',
  'cyan',
  'blue',
  'indigo',
  'purple',
  'pink',
] as const;
export const tagColor = z.enum(tagColors).meta({ id: 'TagColor' });

/** A tag as embedded in contacts and conversations. */
export const tagSummary = z
  .object({ id: publicId('tag'), name: z.string(), color: tagColor })
  .meta({ id: 'TagSummary' });
export type TagSummary = z.infer<typeof tagSummary>;

/** A label for contacts and conversations. */
export const tag = tagSummary.extend({ createdAt: instant, updatedAt: instant }).meta({ id: 'Tag' });
export type Tag = z.infer<typeof tag>;

const tagName = shownText(60);

/** Names are unique per tenant, without regard to case. */
export const newTag = z
  .strictObject({ name: tagName, color: tagColor.default('gray') })
  .meta({ id: 'CreateTag' });
export type NewTag = z.output<typeof newTag>;

export const tagChanges = z
  .strictObject({ name: tagName, color: tagColor })
  .partial()
  .meta({ id: 'UpdateTag' });
export type TagChanges = z.output<typeof tagChanges>;

/** Ordered by name; `q` is the beginning of a name. */
export const tagQuery = paging.extend({ q: z.string().trim().min(1).max(60).optional() });
export type TagQuery = z.output<typeof tagQuery>;

/** At most 10 ids of tags in a query, comma-separated. */
export const tagListText = z
  .string()
  .regex(/^tag_[0-9a-f]{32}(,tag_[0-9a-f]{32}){0,9}$/, failsWith('invalid_list', { max: 10, of: 'tag ids' }));
export const tagList = tagListText.transform((text) => [...new Set(text.split(','))]);

export const tagIds = z.array(publicId('tag')).max(20);

/** Tags to add and to remove. No-op for tags already in that state; a tag in both lists is added. */
export const taggingFields = { add: tagIds.default([]), remove: tagIds.default([]) };
export const tagging = z.strictObject(taggingFields).meta({ id: 'Tagging' });
export type Tagging = z.output<typeof tagging>;
