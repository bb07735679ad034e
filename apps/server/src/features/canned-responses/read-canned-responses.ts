import type { CannedResponse, CannedResponseQuery } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { cutPage, decodeCursor, isText } from '../../platform/http/cursor.ts';
import { uuidOf } from '../../platform/ids.ts';
import { readerOf } from '../../platform/ownership.ts';
import type { Ctx } from '../../platform/platform.ts';
import { findMediaRows } from '../media/index.ts';
import { type CannedResponseRow, presentCannedResponse } from './canned-responses.present.ts';
import { findCannedResponse, listCannedResponses } from './canned-responses.store.ts';

export function readCannedResponse(ctx: Ctx, id: string): Promise<CannedResponse> {
  return ctx.tx(async (tx) => presentOne(ctx, tx, await accessCannedResponse(ctx, tx, id)));
}

/** One page of the answers the caller may use, in the order of their shortcuts. */
export function readCannedResponses(
  ctx: Ctx,
  { cursor, limit, q, category, scope }: CannedResponseQuery,
): Promise<{ items: CannedResponse[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  return ctx.tx(async (tx) => {
    const filters = { q, category, scope };
    const found = await listCannedResponses(tx, ctx.tenantId, readerOf(ctx), filters, { after, limit });
    const { rows, nextCursor } = cutPage(found, limit, (row) => [ORDER, row.shortcutKey]);
    return { items: await presentAll(ctx, tx, rows), nextCursor };
  });
}

/** The answer, if the caller may use it; `not_found` for a colleague's own as for a stranger's. */
export async function accessCannedResponse(ctx: Ctx, tx: Tx, id: string): Promise<CannedResponseRow> {
  const row = await findCannedResponse(tx, ctx.tenantId, readerOf(ctx), uuidOf('cannedResponse', id));
  if (!row) throw new AppError('not_found', { id });
  return row;
}

/** Presents rows with their files: one question, however many rows. */
async function presentAll(ctx: Ctx, tx: Tx, rows: readonly CannedResponseRow[]): Promise<CannedResponse[]> {
  const ids = [...new Set(rows.flatMap((row) => row.mediaId ?? []))];
  const media = new Map((await findMediaRows(tx, ctx.tenantId, ids)).map((row) => [row.id, row]));
  return rows.map((row) => presentCannedResponse(ctx, row, media));
}

export async function presentOne(ctx: Ctx, tx: Tx, row: CannedResponseRow): Promise<CannedResponse> {
  const [answer] = await presentAll(ctx, tx, [row]);
  if (!answer) throw new AppError('not_found');
  return answer;
}

/** Any text may be a shortcut, so a cursor says that it is one of canned responses. */
const ORDER = 'answers by shortcut';
const isOrder = (part: unknown) => part === ORDER;

function readCursor(cursor: string): string {
  return String(decodeCursor(cursor, [isOrder, isText])[1]);
}
