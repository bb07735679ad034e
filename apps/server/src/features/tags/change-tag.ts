import {
  type NewTag,
  type Tag,
  type TagChanges,
  tagCreated,
  tagDeleted,
  tagUpdated,
  toPublicId,
} from '@waqtor/contract';
import { type Tx, violatedUnique } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { tagDeletion } from './tags.hooks.ts';
import { presentTag, type TagRow } from './tags.present.ts';
import {
  deleteTagRow,
  findTagByName,
  holdTags,
  insertTag,
  lockTag,
  nameKeyOf,
  renewMarks,
  updateTagRow,
} from './tags.store.ts';

/** Adds a tag; `tag_exists` names the one that has this name. */
export function createTag(ctx: Ctx, { name, color }: NewTag): Promise<Tag> {
  const { tenantId } = ctx;
  const at = ctx.clock.now();
  return ctx.once(async (tx) => {
    const times = { createdAt: at, updatedAt: at };
    const row = await insertTag(tx, {
      id: newId(),
      tenantId,
      name,
      nameKey: nameKeyOf(name),
      color,
      ...times,
    });
    if (!row) throw await nameTaken(tx, tenantId, name);
    announce(tx, tagCreated({ tag: presentTag(row) }), { tenantId: ctx.tenantId, at });
    return presentTag(row);
  });
}

/** Renames or recolours, here and on everything that carries the tag; what is so already is no change. */
export async function changeTag(ctx: Ctx, id: string, changes: TagChanges): Promise<Tag> {
  try {
    return await tryChange(ctx, id, changes);
  } catch (error) {
    // Somebody took the name between our look and our write; a second look finds them.
    if (violatedUnique(error) === undefined) throw error;
    return tryChange(ctx, id, changes);
  }
}

function tryChange(ctx: Ctx, id: string, changes: TagChanges): Promise<Tag> {
  const uuid = uuidOf('tag', id);
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    const before = await getTag(tx, ctx.tenantId, uuid);
    const name = changes.name ?? before.name;
    const color = changes.color ?? before.color;
    if (name === before.name && color === before.color) return presentTag(before);
    const holder = await findTagByName(tx, ctx.tenantId, name);
    if (holder && holder.id !== uuid) throw await nameTaken(tx, ctx.tenantId, name);
    const wish = { name, nameKey: nameKeyOf(name), color, updatedAt: at };
    const row = await updateTagRow(tx, ctx.tenantId, uuid, wish);
    await renewMarks(tx, ctx.tenantId, uuid);
    announce(tx, tagUpdated({ tag: presentTag(row) }), { tenantId: ctx.tenantId, at });
    return presentTag(row);
  });
}

/** Deletes the tag and takes it off everything. */
export function deleteTag(ctx: Ctx, id: string): Promise<null> {
  const uuid = uuidOf('tag', id);
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    await getTag(tx, ctx.tenantId, uuid);
    await ctx.hooks.run(tagDeletion, ctx, tx, { tenantId: ctx.tenantId, tagId: uuid });
    await deleteTagRow(tx, ctx.tenantId, uuid);
    announce(tx, tagDeleted({ tagId: toPublicId('tag', uuid) }), { tenantId: ctx.tenantId, at });
    return null;
  });
}

/** The uuids of these tags, held as they are; `not_found` when one of them is not there. */
export async function accessTags(tx: Tx, tenantId: string, ids: readonly string[]): Promise<string[]> {
  const uuids = [...new Set(ids.map((id) => uuidOf('tag', id)))];
  const held = new Set((await holdTags(tx, tenantId, uuids)).map((row) => row.id));
  const missing = uuids.find((uuid) => !held.has(uuid));
  if (missing !== undefined) throw new AppError('not_found', { id: toPublicId('tag', missing) });
  return uuids;
}

async function getTag(tx: Tx, tenantId: string, id: string): Promise<TagRow> {
  const row = await lockTag(tx, tenantId, id);
  if (!row) throw new AppError('not_found', { id: toPublicId('tag', id) });
  return row;
}

async function nameTaken(tx: Tx, tenantId: string, name: string): Promise<AppError> {
  const holder = await findTagByName(tx, tenantId, name);
  return new AppError('tag_exists', { tagId: holder ? toPublicId('tag', holder.id) : null });
}
