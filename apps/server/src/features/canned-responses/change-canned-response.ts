import {
  type CannedResponse,
  type CannedResponseChanges,
  cannedResponseCreated,
  cannedResponseDeleted,
  cannedResponseUpdated,
  type NewCannedResponse,
  placeholders,
  placeholdersIn,
  toPublicId,
} from '@waqtor/contract';
import { type Tx, violatedUnique } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import { ownerFor, readerOf, scopeOf } from '../../platform/ownership.ts';
import { type Ctx, hasRole } from '../../platform/platform.ts';
import { findMediaRows } from '../media/index.ts';
import type { CannedResponseRow, Variants } from './canned-responses.present.ts';
import {
  deleteCannedResponseRow,
  insertCannedResponse,
  lockCannedResponse,
  shortcutKeyOf,
  termsOf,
  updateCannedResponseRow,
} from './canned-responses.store.ts';
import { presentOne } from './read-canned-responses.ts';

/** Adds an answer, for everybody or for its author alone; a program has none of its own. */
export function createCannedResponse(ctx: Ctx, input: NewCannedResponse): Promise<CannedResponse> {
  checkPlaceholders(input.variants);
  const { shortcut, category, title } = input;
  const at = ctx.clock.now();
  return ctx.once(async (tx) => {
    const row = await insertCannedResponse(tx, {
      id: newId(),
      tenantId: ctx.tenantId,
      shortcut,
      shortcutKey: shortcutKeyOf(shortcut),
      category,
      title,
      variants: JSON.stringify(input.variants),
      terms: termsOf(input),
      mediaId: await accessMedia(ctx, tx, input.mediaId),
      ownerId: ownerFor(ctx, input.scope),
      createdBy: readerOf(ctx) ?? null,
      createdAt: at,
      updatedAt: at,
    });
    if (!row) throw new AppError('shortcut_taken', { shortcut });
    const answer = await presentOne(ctx, tx, row);
    announce(tx, cannedResponseCreated({ cannedResponse: answer }), envelopeOf(row, at));
    return answer;
  });
}

/** Changes what is given. One that becomes its author's own is gone for everybody else. */
export async function changeCannedResponse(
  ctx: Ctx,
  id: string,
  changes: CannedResponseChanges,
): Promise<CannedResponse> {
  if (changes.variants) checkPlaceholders(changes.variants);
  const at = ctx.clock.now();
  try {
    return await ctx.tx(async (tx) => {
      const before = await accessOwn(ctx, tx, id);
      const row = await updateCannedResponseRow(tx, ctx.tenantId, before.id, {
        ...(await columnsOf(ctx, tx, before, changes)),
        updatedAt: at,
      });
      const answer = await presentOne(ctx, tx, row);
      const isHidden = before.ownerId === null && row.ownerId !== null;
      if (isHidden) announce(tx, cannedResponseDeleted(idOf(before)), envelopeOf(before, at));
      const announcement = isHidden ? cannedResponseCreated : cannedResponseUpdated;
      announce(tx, announcement({ cannedResponse: answer }), envelopeOf(row, at));
      return answer;
    });
  } catch (error) {
    if (violatedUnique(error) !== 'canned_responses_shortcut') throw error;
    throw new AppError('shortcut_taken', { shortcut: changes.shortcut });
  }
}

export function deleteCannedResponse(ctx: Ctx, id: string): Promise<null> {
  return ctx.tx(async (tx) => {
    const row = await accessOwn(ctx, tx, id);
    await deleteCannedResponseRow(tx, ctx.tenantId, row.id);
    announce(tx, cannedResponseDeleted(idOf(row)), envelopeOf(row, ctx.clock.now()));
    return null;
  });
}

const idOf = ({ id }: CannedResponseRow) => ({ cannedResponseId: toPublicId('cannedResponse', id) });

/** Whoever sees the answer is told: everybody, or its owner alone. */
function envelopeOf({ tenantId, ownerId }: CannedResponseRow, at: Date) {
  return { tenantId, at, audience: ownerId };
}

async function columnsOf(ctx: Ctx, tx: Tx, row: CannedResponseRow, changes: CannedResponseChanges) {
  const { shortcut = row.shortcut, title = row.title, category = row.category, scope, mediaId } = changes;
  const variants = changes.variants ?? (row.variants as Variants);
  return {
    shortcut,
    shortcutKey: shortcutKeyOf(shortcut),
    title,
    category,
    variants: JSON.stringify(variants),
    terms: termsOf({ title, variants }),
    ...(mediaId === undefined ? {} : { mediaId: await accessMedia(ctx, tx, mediaId) }),
    ...(scope === undefined || scope === scopeOf(row) ? {} : { ownerId: ownerFor(ctx, scope) }),
  };
}

/** The answer, locked, if the caller may change it: their own, or as an admin any they see. */
async function accessOwn(ctx: Ctx, tx: Tx, id: string): Promise<CannedResponseRow> {
  const row = await lockCannedResponse(tx, ctx.tenantId, readerOf(ctx), uuidOf('cannedResponse', id));
  if (!row) throw new AppError('not_found', { id });
  const isOwn = row.createdBy !== null && row.createdBy === readerOf(ctx);
  if (!isOwn && !hasRole(ctx.caller, 'admin')) {
    throw new AppError('forbidden', { needs: 'its author or an admin', has: ctx.caller.role });
  }
  return row;
}

async function accessMedia(ctx: Ctx, tx: Tx, mediaId: string | null): Promise<string | null> {
  if (mediaId === null) return null;
  const [row] = await findMediaRows(tx, ctx.tenantId, [uuidOf('media', mediaId)]);
  if (!row) throw new AppError('not_found', { id: mediaId });
  return row.id;
}

function checkPlaceholders(variants: Variants): void {
  const found = new Set(Object.values(variants).flatMap(placeholdersIn));
  const unknown = [...found].filter((name) => !(placeholders as readonly string[]).includes(name));
  if (unknown.length > 0) throw new AppError('placeholder_unknown', { unknown, known: placeholders });
}
