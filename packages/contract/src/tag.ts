import { z } from 'zod';
import { instant, paging } from './envelope.ts';
import { publicId } from './ids.ts';
import { shownText } from './visible-text.ts';

/** The colours a tag may have; each screen decides what they look like. */
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

/** A tag as contacts and conversations carry it. */
export const tagMark = z
  .object({ id: publicId('tag'), name: z.string(), color: tagColor })
  .meta({ id: 'TagMark' });
export type TagMark = z.infer<typeof tagMark>;

/** A word of the business for sorting contacts and conversations. */
export const tag = tagMark.extend({ createdAt: instant, updatedAt: instant }).meta({ id: 'Tag' });
export type Tag = z.infer<typeof tag>;

const tagName = shownText(60);

/** Names are unique in a business, without regard to case. */
export const newTag = z
  .strictObject({ name: tagName, color: tagColor.default('gray') })
  .meta({ id: 'NewTag' });
export type NewTag = z.output<typeof newTag>;

export const tagChanges = z
  .strictObject({ name: tagName, color: tagColor })
  .partial()
  .meta({ id: 'TagChanges' });
export type TagChanges = z.output<typeof tagChanges>;

/** In the order of their names; `q` is the beginning of a name. */
export const tagQuery = paging.extend({ q: z.string().trim().min(1).max(60).optional() });
export type TagQuery = z.output<typeof tagQuery>;

export const tagIds = z.array(publicId('tag')).max(20);

/** Tags to put on and to take off; what is so already is no change. One that is in both is put on. */
export const taggingFields = { add: tagIds.default([]), remove: tagIds.default([]) };
export const tagging = z.strictObject(taggingFields).meta({ id: 'Tagging' });
export type Tagging = z.output<typeof tagging>;
