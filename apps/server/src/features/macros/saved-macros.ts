import {
  type Macro,
  type MacroChanges,
  type MacroQuery,
  macroCreated,
  macroDeleted,
  macroUpdated,
  type NewMacro,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { cutPage, decodeCursor, isText, isUuid } from '../../platform/http/cursor.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import { checkAdmin, ownerFor, readerOf } from '../../platform/ownership.ts';
import type { Ctx } from '../../platform/platform.ts';
import { checkActions } from './check-actions.ts';
import { type MacroRow, presentMacro } from './macros.present.ts';
import {
  deleteMacroRow,
  findMacro,
  insertMacro,
  listMacros,
  lockMacro,
  type MacroPosition,
  updateMacroRow,
} from './macros.store.ts';

/** One page of the shared macros and the caller's own, in the order of their names. */
export function readMacros(
  ctx: Ctx,
  { cursor, limit, scope }: MacroQuery,
): Promise<{ items: Macro[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  return ctx.tx(async (tx) => {
    const found = await listMacros(tx, ctx.tenantId, readerOf(ctx), { scope, after, limit });
    const { rows, nextCursor } = cutPage(found, limit, (row) => [ORDER, row.nameKey, row.id]);
    return { items: rows.map(presentMacro), nextCursor };
  });
}

export function readMacro(ctx: Ctx, id: string): Promise<Macro> {
  return ctx.tx(async (tx) => presentMacro(await findReadable(ctx, tx, id)));
}

/** The macro, if the caller may run it. */
export async function findReadable(ctx: Ctx, tx: Tx, id: string): Promise<MacroRow> {
  const row = await findMacro(tx, ctx.tenantId, readerOf(ctx), uuidOf('macro', id));
  if (!row) throw new AppError('not_found', { id });
  return row;
}

/** Saves a macro of one's own, or as an admin a shared one. What its actions name must be there. */
export function createMacro(ctx: Ctx, { name, scope, actions }: NewMacro): Promise<Macro> {
  if (scope === 'shared') checkAdmin(ctx);
  const ownerId = ownerFor(ctx, scope);
  const at = ctx.clock.now();
  return ctx.once(async (tx) => {
    await checkActions(ctx, tx, actions, { isTeams: ownerId === null });
    const row = await insertMacro(tx, {
      id: newId(),
      tenantId: ctx.tenantId,
      ownerId,
      createdBy: readerOf(ctx) ?? null,
      ...named(name),
      actions: JSON.stringify(actions),
      createdAt: at,
      updatedAt: at,
    });
    announce(tx, macroCreated({ macro: presentMacro(row) }), envelopeOf(row, at));
    return presentMacro(row);
  });
}

/** Changes what is given. */
export function changeMacro(ctx: Ctx, id: string, { name, actions }: MacroChanges): Promise<Macro> {
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    // What the actions name is held first: whoever deletes a tag locks it before the macros.
    const { ownerId } = await findReadable(ctx, tx, id);
    if (actions) await checkActions(ctx, tx, actions, { isTeams: ownerId === null });
    const before = await accessMacro(ctx, tx, id);
    const row = await updateMacroRow(tx, ctx.tenantId, before.id, {
      ...(name === undefined ? {} : named(name)),
      ...(actions === undefined ? {} : { actions: JSON.stringify(actions) }),
      updatedAt: at,
    });
    announce(tx, macroUpdated({ macro: presentMacro(row) }), envelopeOf(row, at));
    return presentMacro(row);
  });
}

export function deleteMacro(ctx: Ctx, id: string): Promise<null> {
  return ctx.tx(async (tx) => {
    const row = await accessMacro(ctx, tx, id);
    await deleteMacroRow(tx, ctx.tenantId, row.id);
    announce(tx, macroDeleted({ macroId: toPublicId('macro', row.id) }), envelopeOf(row, ctx.clock.now()));
    return null;
  });
}

/** The macro, locked, if the caller may change it: their own, or as an admin a shared one. */
async function accessMacro(ctx: Ctx, tx: Tx, id: string): Promise<MacroRow> {
  const row = await lockMacro(tx, ctx.tenantId, readerOf(ctx), uuidOf('macro', id));
  if (!row) throw new AppError('not_found', { id });
  if (row.ownerId === null) checkAdmin(ctx);
  return row;
}

/** Whoever sees the macro is told: everybody, or its owner alone. */
function envelopeOf({ tenantId, ownerId }: MacroRow, at: Date) {
  return { tenantId, at, audience: ownerId };
}

const named = (name: string) => ({ name, nameKey: name.normalize('NFC').toLowerCase() });

/** Any text may be a name, so a cursor says that it is one of macros. */
const ORDER = 'macros by name';
const isOrder = (part: unknown) => part === ORDER;

function readCursor(cursor: string): MacroPosition {
  const [, nameKey, id] = decodeCursor(cursor, [isOrder, isText, isUuid]) as [string, string, string];
  return { nameKey, id };
}
