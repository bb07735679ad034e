import type { NewView, View, ViewChanges } from '@waqtor/contract';
import type { Ctx } from '../../platform/platform.ts';
import { checkAdmin, ownerFor, readerOf } from '../../platform/resources/ownership.ts';
import { changeResource, createResource } from '../../platform/resources/resource.ts';
import { checkFilters } from '../conversations/index.ts';
import { views } from './views.resource.ts';
import { insertView, lastPosition, updateViewRow } from './views.store.ts';

/** Saves a personal view or, as an admin, a shared one. Ids in its filters must exist. */
export function createView(ctx: Ctx, { name, scope, filters, position }: NewView): Promise<View> {
  if (scope === 'shared') checkAdmin(ctx);
  const ownerId = ownerFor(ctx, scope);
  return createResource(ctx, views, async (tx, base) => {
    await checkFilters(ctx, tx, filters);
    return insertView(tx, {
      ...base,
      ownerId,
      createdBy: readerOf(ctx) ?? null,
      name,
      filters: JSON.stringify(filters),
      position: position ?? (await lastPosition(tx, ctx.tenantId, readerOf(ctx))),
    });
  });
}

/** Updates the given fields. */
export function changeView(ctx: Ctx, id: string, { filters, name, position }: ViewChanges): Promise<View> {
  return changeResource(ctx, views, id, async (tx, lock, at) => {
    const before = await lock();
    if (filters) await checkFilters(ctx, tx, filters);
    return updateViewRow(tx, ctx.tenantId, before.id, {
      ...(name === undefined ? {} : { name }),
      ...(position === undefined ? {} : { position }),
      ...(filters === undefined ? {} : { filters: JSON.stringify(filters) }),
      updatedAt: at,
    });
  });
}
