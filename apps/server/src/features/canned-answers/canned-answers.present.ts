import {
  type CannedAnswer,
  type Placeholder,
  placeholders,
  placeholdersIn,
  toPublicId,
} from '@waqtor/contract';
import type { CannedAnswers } from '@waqtor/db';
import type { Selectable } from 'kysely';
import type { Ctx } from '../../platform/platform.ts';
import { type MediaRow, presentMedia } from '../media/index.ts';

export type CannedAnswerRow = Selectable<CannedAnswers>;
export type Variants = CannedAnswer['variants'];

export function presentCannedAnswer(
  ctx: Ctx,
  row: CannedAnswerRow,
  media: ReadonlyMap<string, MediaRow>,
): CannedAnswer {
  const file = row.mediaId === null ? undefined : media.get(row.mediaId);
  return {
    id: toPublicId('cannedAnswer', row.id),
    shortcut: row.shortcut,
    category: row.category,
    title: row.title,
    variants: row.variants as Variants,
    placeholders: openIn(row.variants as Variants),
    media: file ? presentMedia(file, ctx) : null,
    isShared: row.ownerId === null,
    createdBy: row.createdBy ? toPublicId('user', row.createdBy) : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The known placeholders of any variant. */
function openIn(variants: Variants): Placeholder[] {
  const open = new Set(Object.values(variants).flatMap(placeholdersIn));
  return placeholders.filter((name) => open.has(name));
}
