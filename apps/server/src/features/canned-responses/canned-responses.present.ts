import {
  type CannedResponse,
  type Placeholder,
  placeholders,
  placeholdersIn,
  toPublicId,
} from '@waqtor/contract';
import type { CannedResponses } from '@waqtor/db';
import type { Selectable } from 'kysely';
import type { Ctx } from '../../platform/platform.ts';
import { scopeOf } from '../../platform/resources/ownership.ts';
import { type MediaRow, presentMedia } from '../media/index.ts';

export type CannedResponseRow = Selectable<CannedResponses>;
export type Translations = CannedResponse['translations'];

export function presentCannedResponse(
  ctx: Ctx,
  row: CannedResponseRow,
  media: ReadonlyMap<string, MediaRow>,
): CannedResponse {
  const file = row.mediaId === null ? undefined : media.get(row.mediaId);
  return {
    id: toPublicId('cannedResponse', row.id),
    shortcut: row.shortcut,
    category: row.category,
    title: row.title,
    translations: row.translations as Translations,
    placeholders: openIn(row.translations as Translations),
    media: file ? presentMedia(file, ctx) : null,
    scope: scopeOf(row),
    createdBy: row.createdBy ? toPublicId('user', row.createdBy) : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Returns the supported placeholders that are used in any variant. */
function openIn(translations: Translations): Placeholder[] {
  const open = new Set(Object.values(translations).flatMap(placeholdersIn));
  return placeholders.filter((name) => open.has(name));
}
