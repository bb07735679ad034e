import {
  type NewView,
  toPublicId,
  type View,
  type ViewChanges,
  type ViewQuery,
  viewCreated,
  viewDeleted,
  viewUpdated,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { cutPage, decodeCursor, isUuid } from '../../platform/http/cursor.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import { checkAdmin, ownerFor, readerOf } from '../../platform/ownership.ts';
import type { Ctx } from '../../platform/platform.ts';
import { checkFilters } from '../conversations/index.ts';
import { presentView, type ViewRow } from './views.present.ts';
import {
  deleteViewRow,
  findView,
  insertView,
  lastPosition,
  listViews,
  lockView,
  updateViewRow,
  type ViewPosition,
} from './views.store.ts';

/** One page of the shared views and the caller's own, in the order of their positions. */
export function readViews(
  ctx: Ctx,
  { cursor, limit, scope }: ViewQuery,
): Promise<{ items: View[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  return ctx.tx(async (tx) => {
    const found = await listViews(tx, ctx.tenantId, readerOf(ctx), { scope, after, limit });
    const { rows, nextCursor } = cutPage(found, limit, (row) => [row.position, row.id]);
    return { items: rows.map(presentView), nextCursor };
  });
}

export function readView(ctx: Ctx, id: string): Promise<View> {
  const uuid = uuidOf('view', id);
  return ctx.tx(async (tx) => {
    const row = await findView(tx, ctx.tenantId, readerOf(ctx), uuid);
    if (!row) throw new AppError('not_found', { id });
    return presentView(row);
  });
}

/** Saves a view of one's own, or as an admin a shared one. Ids in its filters must be there. */
export function createView(ctx: Ctx, { name, scope, filters, position }: NewView): Promise<View> {
  if (scope === 'shared') checkAdmin(ctx);
  const ownerId = ownerFor(ctx, scope);
  const at = ctx.clock.now();
  return ctx.once(async (tx) => {
    await checkFilters(ctx, tx, filters);
    const row = await insertView(tx, {
      id: newId(),
      tenantId: ctx.tenantId,
      ownerId,
      createdBy: readerOf(ctx) ?? null,
      name,
      filters: JSON.stringify(filters),
      position: position ?? (await lastPosition(tx, ctx.tenantId, readerOf(ctx))),
      createdAt: at,
      updatedAt: at,
    });
    announce(tx, viewCreated({ view: presentView(row) }), envelopeOf(row, at));
    return presentView(row);
  });
}

/** Changes what is given. */
export function changeView(ctx: Ctx, id: string, { filters, name, position }: ViewChanges): Promise<View> {
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    const before = await accessView(ctx, tx, id);
    if (filters) await checkFilters(ctx, tx, filters);
    const row = await updateViewRow(tx, ctx.tenantId, before.id, {
      ...(name === undefined ? {} : { name }),
      ...(position === undefined ? {} : { position }),
      ...(filters === undefined ? {} : { filters: JSON.stringify(filters) }),
      updatedAt: at,
    });
    announce(tx, viewUpdated({ view: presentView(row) }), envelopeOf(row, at));
    return presentView(row);
  });
}

export function deleteView(ctx: Ctx, id: string): Promise<null> {
  return ctx.tx(async (tx) => {
    const row = await accessView(ctx, tx, id);
    await deleteViewRow(tx, ctx.tenantId, row.id);
    announce(tx, viewDeleted({ viewId: toPublicId('view', row.id) }), envelopeOf(row, ctx.clock.now()));
    return null;
  });
}

/** The view, locked, if the caller may change it: their own, or as an admin a shared one. */
async function accessView(ctx: Ctx, tx: Tx, id: string): Promise<ViewRow> {
  const row = await lockView(tx, ctx.tenantId, readerOf(ctx), uuidOf('view', id));
  if (!row) throw new AppError('not_found', { id });
  if (row.ownerId === null) checkAdmin(ctx);
  return row;
}

/** Whoever sees the view is told: everybody, or its owner alone. */
function envelopeOf({ tenantId, ownerId }: ViewRow, at: Date) {
  return { tenantId, at, audience: ownerId };
}

const isPosition = (part: unknown) => typeof part === 'number' && Number.isFinite(part);

function readCursor(cursor: string): ViewPosition {
  const [position, id] = decodeCursor(cursor, [isPosition, isUuid]) as [number, string];
  return { position, id };
}
