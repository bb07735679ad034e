import { type NewTag, type Tag, type TagChanges, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import {
  changeResource,
  createResource,
  deleteResource,
  retryOnConflict,
} from '../../platform/resources/resource.ts';
import { nameKeyOf } from '../../platform/resources/resource-rows.store.ts';
import { tagDeletion } from './tags.hooks.ts';
import { tags } from './tags.resource.ts';
import {
  findTagByName,
  findTags,
  insertTag,
  lockTagsShared,
  removeCopies,
  renewMarks,
  updateTagRow,
} from './tags.store.ts';

/** Adds a tag. Throws `tag_exists` with the existing tag of this name. */
export function createTag(ctx: Ctx, { name, color }: NewTag): Promise<Tag> {
  return createResource(ctx, tags, async (tx, base) => {
    const row = await insertTag(tx, { ...base, name, nameKey: nameKeyOf(name), color });
    if (!row) throw await nameTaken(tx, ctx.tenantId, name);
    return row;
  });
}

/** Renames or recolours a tag, including its copies on contacts and conversations. No-op if unchanged. */
export function changeTag(ctx: Ctx, id: string, changes: TagChanges): Promise<Tag> {
  const { tenantId } = ctx;
  const change = () =>
    changeResource(ctx, tags, id, async (tx, lock, at) => {
      const before = await lock();
      const { name = before.name, color = before.color } = changes;
      if (name === before.name && color === before.color) return before;
      const holder = await findTagByName(tx, tenantId, name);
      if (holder && holder.id !== before.id) throw await nameTaken(tx, tenantId, name);
      const columns = { name, nameKey: nameKeyOf(name), color, updatedAt: at };
      const row = await updateTagRow(tx, tenantId, before.id, columns);
      await renewMarks(tx, tenantId, before.id);
      return row;
    });
  return retryOnConflict(change);
}

/** Deletes a tag and removes it from everything. */
export function deleteTag(ctx: Ctx, id: string): Promise<null> {
  return deleteResource(ctx, tags, id, async (tx, row) => {
    await ctx.hooks.run(tagDeletion, ctx, tx, { tenantId: ctx.tenantId, tagId: row.id });
    await removeCopies(tx, ctx.tenantId, row.id);
  });
}

/** Returns the uuids of these tags, locked (FOR SHARE). Throws `not_found` if one of them does not exist. */
export async function accessTags(tx: Tx, tenantId: string, ids: readonly string[]): Promise<string[]> {
  const uuids = [...new Set(ids.map((id) => uuidOf('tag', id)))];
  const held = new Set((await lockTagsShared(tx, tenantId, uuids)).map((row) => row.id));
  const missing = uuids.find((uuid) => !held.has(uuid));
  if (missing !== undefined) throw new AppError('not_found', { id: toPublicId('tag', missing) });
  return uuids;
}

/** The uuids of these tags. Throws `not_found` when one of them does not exist. */
export async function findTagIds(tx: Tx, tenantId: string, ids: readonly string[]): Promise<string[]> {
  const uuids = ids.map((id) => uuidOf('tag', id));
  const rows = await findTags(tx, tenantId, uuids);
  const missing = uuids.find((uuid) => !rows.some(({ id }) => id === uuid));
  if (missing !== undefined) throw new AppError('not_found', { id: toPublicId('tag', missing) });
  return uuids;
}

async function nameTaken(tx: Tx, tenantId: string, name: string): Promise<AppError> {
  const holder = await findTagByName(tx, tenantId, name);
  return new AppError('tag_exists', { tagId: holder ? toPublicId('tag', holder.id) : null });
}
