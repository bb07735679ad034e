import { type Tag, type TagSummary, toPublicId } from '@waqtor/contract';
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

/** Converts the `tags` column of a contact or conversation to the contract type. */
export function presentTags(column: unknown): TagSummary[] {
  return (column as TagSummary[]).map(({ id, name, color }) => ({ id: toPublicId('tag', id), name, color }));
}
