import {
  type CannedResponse,
  type CannedResponseChanges,
  type NewCannedResponse,
  placeholders,
  placeholdersIn,
} from '@waqtor/contract';
import { type Tx, violatedUnique } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { ownerFor, readerOf, scopeOf } from '../../platform/resources/ownership.ts';
import { changeResource, createResource } from '../../platform/resources/resource.ts';
import { nameKeyOf } from '../../platform/resources/resource-rows.store.ts';
import { findMediaRows } from '../media/index.ts';
import type { CannedResponseRow, Translations } from './canned-responses.present.ts';
import { cannedResponses } from './canned-responses.resource.ts';
import { insertCannedResponse, termsOf, updateCannedResponseRow } from './canned-responses.store.ts';

/** Adds a canned response, shared or personal. API keys cannot have personal ones. */
export function createCannedResponse(ctx: Ctx, input: NewCannedResponse): Promise<CannedResponse> {
  checkPlaceholders(input.translations);
  const { shortcut, category, title } = input;
  return createResource(ctx, cannedResponses, async (tx, base) => {
    const row = await insertCannedResponse(tx, {
      ...base,
      shortcut,
      shortcutKey: nameKeyOf(shortcut),
      category,
      title,
      translations: JSON.stringify(input.translations),
      terms: termsOf(input),
      mediaId: await accessMedia(ctx, tx, input.mediaId),
      ownerId: ownerFor(ctx, input.scope),
      createdBy: readerOf(ctx) ?? null,
    });
    if (!row) throw new AppError('shortcut_exists', { shortcut });
    return row;
  });
}

/** Updates the given fields. */
export async function changeCannedResponse(
  ctx: Ctx,
  id: string,
  changes: CannedResponseChanges,
): Promise<CannedResponse> {
  if (changes.translations) checkPlaceholders(changes.translations);
  try {
    return await changeResource(ctx, cannedResponses, id, async (tx, lock, at) => {
      const before = await lock();
      const columns = await columnsOf(ctx, tx, before, changes);
      return updateCannedResponseRow(tx, ctx.tenantId, before.id, { ...columns, updatedAt: at });
    });
  } catch (error) {
    if (violatedUnique(error) !== 'canned_responses_shortcut') throw error;
    throw new AppError('shortcut_exists', { shortcut: changes.shortcut });
  }
}

async function columnsOf(ctx: Ctx, tx: Tx, row: CannedResponseRow, changes: CannedResponseChanges) {
  const { shortcut = row.shortcut, title = row.title, category = row.category, scope, mediaId } = changes;
  const translations = changes.translations ?? (row.translations as Translations);
  return {
    shortcut,
    shortcutKey: nameKeyOf(shortcut),
    title,
    category,
    translations: JSON.stringify(translations),
    terms: termsOf({ title, translations }),
    ...(mediaId === undefined ? {} : { mediaId: await accessMedia(ctx, tx, mediaId) }),
    ...(scope === undefined || scope === scopeOf(row) ? {} : { ownerId: ownerFor(ctx, scope) }),
  };
}

async function accessMedia(ctx: Ctx, tx: Tx, mediaId: string | null): Promise<string | null> {
  if (mediaId === null) return null;
  const [row] = await findMediaRows(tx, ctx.tenantId, [uuidOf('media', mediaId)]);
  if (!row) throw new AppError('not_found', { id: mediaId });
  return row.id;
}

function checkPlaceholders(translations: Translations): void {
  const found = new Set(Object.values(translations).flatMap(placeholdersIn));
  const unknown = [...found].filter((name) => !(placeholders as readonly string[]).includes(name));
  if (unknown.length > 0) throw new AppError('unknown_placeholder', { unknown, known: placeholders });
}
