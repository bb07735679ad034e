import { type Tag, type TagMark, toPublicId } from '@waqtor/contract';
import type { Tags } from '@waqtor/db';
import type { Selectable } from 'kysely';

export type TagRow = Selectable<Tags>;

export function presentTag(row: TagRow): Tag {
  return {
    id: toPublicId('tag', row.id),
    name: row.name,
    color: row.color,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The `tags` column of a contact or conversation as contract type. */
export function presentTags(column: unknown): TagMark[] {
  return (column as TagMark[]).map(({ id, name, color }) => ({ id: toPublicId('tag', id), name, color }));
}
