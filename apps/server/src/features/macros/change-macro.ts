import type { Macro, MacroChanges, NewMacro } from '@waqtor/contract';
import type { Ctx } from '../../platform/platform.ts';
import { checkAdmin, ownerFor, readerOf } from '../../platform/resources/ownership.ts';
import { accessResource, changeResource, createResource } from '../../platform/resources/resource.ts';
import { nameKeyOf } from '../../platform/resources/resource-rows.store.ts';
import { checkActions } from './check-actions.ts';
import { macros } from './macros.resource.ts';
import { insertMacro, updateMacroRow } from './macros.store.ts';

/** Saves a personal macro or, as an admin, a shared one. Everything its actions refer to must exist. */
export function createMacro(ctx: Ctx, { name, scope, actions }: NewMacro): Promise<Macro> {
  if (scope === 'shared') checkAdmin(ctx);
  const ownerId = ownerFor(ctx, scope);
  return createResource(ctx, macros, async (tx, base) => {
    await checkActions(ctx, tx, actions, { isShared: ownerId === null });
    return insertMacro(tx, {
      ...base,
      ownerId,
      createdBy: readerOf(ctx) ?? null,
      name,
      nameKey: nameKeyOf(name),
      actions: JSON.stringify(actions),
    });
  });
}

/** Updates the given fields. */
export function changeMacro(ctx: Ctx, id: string, { name, actions }: MacroChanges): Promise<Macro> {
  return changeResource(ctx, macros, id, async (tx, lock, at) => {
    // The objects that the actions refer to are locked before the macro, as everywhere.
    const { ownerId } = await accessResource(ctx, tx, macros, id);
    if (actions) await checkActions(ctx, tx, actions, { isShared: ownerId === null });
    const before = await lock();
    return updateMacroRow(tx, ctx.tenantId, before.id, {
      ...(name === undefined ? {} : { name, nameKey: nameKeyOf(name) }),
      ...(actions === undefined ? {} : { actions: JSON.stringify(actions) }),
      updatedAt: at,
    });
  });
}
