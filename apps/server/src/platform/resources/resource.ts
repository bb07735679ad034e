import { type IdKind, toPublicId } from '@waqtor/contract';
import { type Tx, violatedUnique } from '@waqtor/db';
import type { RawBuilder, SqlBool } from 'kysely';
import { AppError } from '../errors.ts';
import { cutPage, decodeCursor } from '../http/cursor.ts';
import { newId, uuidOf } from '../ids.ts';
import type { Ctx } from '../platform.ts';
import { readerOf } from './ownership.ts';
import type { ResourceRow, ResourceRows } from './resource-rows.store.ts';

/** The tenant whose log receives a change, and its audience: a personal row's owner, or everyone. */
export interface Envelope {
  tenantId: string;
  at: Date;
  audience: string | null;
}

/** Describes one type of resource to the functions below. */
export interface Resource<Row extends ResourceRow, Shown> {
  kind: IdKind;
  rows: ResourceRows<Row>;
  /** Returns the row's values of the ordering columns, which make up a cursor; and the check for each. */
  positionOf(row: Row): (string | number)[];
  position: readonly ((part: unknown) => boolean)[];
  present(ctx: Ctx, tx: Tx, rows: readonly Row[]): Shown[] | Promise<Shown[]>;
  /** Throws if the caller may see the row but not change it. */
  checkMayChange?(ctx: Ctx, row: Row): void;
  announceCreated(tx: Tx, shown: Shown, envelope: Envelope): void;
  announceUpdated(tx: Tx, shown: Shown, envelope: Envelope): void;
  /** `id` is the public id. */
  announceDeleted(tx: Tx, id: string, envelope: Envelope): void;
}

/** Returns one page of the rows that the caller may see, in order. */
export function readResources<Row extends ResourceRow, Shown>(
  ctx: Ctx,
  resource: Resource<Row, Shown>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  where: readonly RawBuilder<SqlBool>[] = [],
): Promise<{ items: Shown[]; nextCursor: string | null }> {
  // A cursor contains its resource type, because any text could be a name.
  const isKind = (part: unknown) => part === resource.kind;
  const after =
    cursor === undefined ? undefined : decodeCursor(cursor, [isKind, ...resource.position]).slice(1);
  return ctx.tx(async (tx) => {
    const found = await resource.rows.list(tx, ctx.tenantId, readerOf(ctx), { after, limit, where });
    const { rows, nextCursor } = cutPage(found, limit, (row) => [resource.kind, ...resource.positionOf(row)]);
    return { items: await resource.present(ctx, tx, rows), nextCursor };
  });
}

export function readResource<Row extends ResourceRow, Shown>(
  ctx: Ctx,
  resource: Resource<Row, Shown>,
  id: string,
): Promise<Shown> {
  return ctx.tx(async (tx) =>
    presentResource(ctx, tx, resource, await accessResource(ctx, tx, resource, id)),
  );
}

/**
 * Returns the row if the caller may see it; throws `not_found` otherwise, also for a colleague's personal
 * row.
 */
export async function accessResource<Row extends ResourceRow>(
  ctx: Ctx,
  tx: Tx,
  { kind, rows }: Resource<Row, unknown>,
  id: string,
): Promise<Row> {
  const row = await rows.find(tx, ctx.tenantId, readerOf(ctx), uuidOf(kind, id));
  if (!row) throw new AppError('not_found', { id });
  return row;
}

/** Creates a row, in the request's one transaction. `insert` gets the columns that all resources have. */
export function createResource<Row extends ResourceRow, Shown>(
  ctx: Ctx,
  resource: Resource<Row, Shown>,
  insert: (tx: Tx, base: { id: string; tenantId: string; createdAt: Date; updatedAt: Date }) => Promise<Row>,
): Promise<Shown> {
  const at = ctx.clock.now();
  const base = { id: newId(), tenantId: ctx.tenantId, createdAt: at, updatedAt: at };
  return ctx.once(async (tx) => {
    const row = await insert(tx, base);
    const shown = await presentResource(ctx, tx, resource, row);
    resource.announceCreated(tx, shown, envelopeOf(row, at));
    return shown;
  });
}

/**
 * Changes a row. `change` locks it, after any locks that must be taken first, and returns the new row, or the
 * locked row if it is unchanged. If a row becomes personal, an event reports it as deleted to everyone else.
 */
export function changeResource<Row extends ResourceRow, Shown>(
  ctx: Ctx,
  resource: Resource<Row, Shown>,
  id: string,
  change: (tx: Tx, lock: () => Promise<Row>, at: Date) => Promise<Row>,
): Promise<Shown> {
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    let before: Row | undefined;
    const row = await change(
      tx,
      async () => {
        before = await lockForChange(ctx, tx, resource, id);
        return before;
      },
      at,
    );
    const shown = await presentResource(ctx, tx, resource, row);
    if (row === before) return shown;
    if (before && isShared(before) && !isShared(row)) {
      resource.announceDeleted(tx, toPublicId(resource.kind, row.id), envelopeOf(before, at));
      resource.announceCreated(tx, shown, envelopeOf(row, at));
    } else resource.announceUpdated(tx, shown, envelopeOf(row, at));
    return shown;
  });
}

/** Deletes a row. `before` runs while the locked row still exists. */
export function deleteResource<Row extends ResourceRow>(
  ctx: Ctx,
  resource: Resource<Row, unknown>,
  id: string,
  before: (tx: Tx, row: Row) => Promise<void> = async () => {},
): Promise<null> {
  return ctx.tx(async (tx) => {
    const row = await lockForChange(ctx, tx, resource, id);
    await before(tx, row);
    await resource.rows.remove(tx, ctx.tenantId, row.id);
    resource.announceDeleted(tx, toPublicId(resource.kind, row.id), envelopeOf(row, ctx.clock.now()));
    return null;
  });
}

/** Runs `act` again when a unique name was taken after its check; the second run finds the existing row. */
export async function retryOnConflict<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (violatedUnique(error) === undefined) throw error;
    return act();
  }
}

async function lockForChange<Row extends ResourceRow>(
  ctx: Ctx,
  tx: Tx,
  { kind, rows, checkMayChange }: Resource<Row, unknown>,
  id: string,
): Promise<Row> {
  const row = await rows.lock(tx, ctx.tenantId, readerOf(ctx), uuidOf(kind, id));
  if (!row) throw new AppError('not_found', { id });
  checkMayChange?.(ctx, row);
  return row;
}

export async function presentResource<Row extends ResourceRow, Shown>(
  ctx: Ctx,
  tx: Tx,
  resource: Resource<Row, Shown>,
  row: Row,
): Promise<Shown> {
  const [shown] = await resource.present(ctx, tx, [row]);
  if (shown === undefined) throw new AppError('not_found');
  return shown;
}

const isShared = ({ ownerId }: ResourceRow) => (ownerId ?? null) === null;

function envelopeOf({ tenantId, ownerId }: ResourceRow, at: Date): Envelope {
  return { tenantId, at, audience: ownerId ?? null };
}
