import {
  type CannedResponse,
  cannedResponseCreated,
  cannedResponseDeleted,
  cannedResponseUpdated,
  fieldProblem,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { isText } from '../../platform/http/cursor.ts';
import { type Ctx, hasRole } from '../../platform/platform.ts';
import { readerOf } from '../../platform/resources/ownership.ts';
import type { Resource } from '../../platform/resources/resource.ts';
import { findMediaRows } from '../media/index.ts';
import { type CannedResponseRow, presentCannedResponse } from './canned-responses.present.ts';
import { cannedResponseRows } from './canned-responses.store.ts';

export const cannedResponses: Resource<CannedResponseRow, CannedResponse> = {
  kind: 'cannedResponse',
  rows: cannedResponseRows,
  positionOf: ({ shortcutKey }) => [shortcutKey],
  position: [isText],
  present: presentAll,
  checkMayChange,
  announceCreated: (tx, cannedResponse, envelope) =>
    announce(tx, cannedResponseCreated({ cannedResponse }), envelope),
  announceUpdated: (tx, cannedResponse, envelope) =>
    announce(tx, cannedResponseUpdated({ cannedResponse }), envelope),
  announceDeleted: (tx, cannedResponseId, envelope) =>
    announce(tx, cannedResponseDeleted({ cannedResponseId }), envelope),
};

/** Presents rows with their files, with one query for any number of rows. */
async function presentAll(ctx: Ctx, tx: Tx, rows: readonly CannedResponseRow[]): Promise<CannedResponse[]> {
  const ids = [...new Set(rows.flatMap((row) => row.mediaId ?? []))];
  const media = new Map((await findMediaRows(tx, ctx.tenantId, ids)).map((row) => [row.id, row]));
  return rows.map((row) => presentCannedResponse(ctx, row, media));
}

/** Authors may change their own canned responses; admins may change any that they can see. */
function checkMayChange(ctx: Ctx, { createdBy }: CannedResponseRow): void {
  const isOwn = createdBy !== null && createdBy === readerOf(ctx);
  if (!isOwn && !hasRole(ctx.caller, 'admin'))
    throw new AppError('forbidden', [fieldProblem(null, 'author_required')]);
}
