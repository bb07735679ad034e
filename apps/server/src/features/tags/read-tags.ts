import type { Tag, TagQuery } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { cutPage, decodeCursor, isText, isUuid } from '../../platform/http/cursor.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { presentTag } from './tags.present.ts';
import { findTag, listTags, nameKeyOf } from './tags.store.ts';

export function readTag(ctx: Ctx, id: string): Promise<Tag> {
  const uuid = uuidOf('tag', id);
  return ctx.tx(async (tx) => {
    const row = await findTag(tx, ctx.tenantId, uuid);
    if (!row) throw new AppError('not_found', { id });
    return presentTag(row);
  });
}

/** One page of tags, in the order of their names. */
export function readTags(
  ctx: Ctx,
  { cursor, limit, q }: TagQuery,
): Promise<{ items: Tag[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const prefix = q === undefined ? undefined : nameKeyOf(q);
  return ctx.tx(async (tx) => {
    const found = await listTags(tx, ctx.tenantId, { prefix, after, limit });
    const { rows, nextCursor } = cutPage(found, limit, (row) => [ORDER, row.nameKey, row.id]);
    return { items: rows.map(presentTag), nextCursor };
  });
}

/** Any text may be a name, so a cursor says that it is one of tags. */
const ORDER = 'tags by name';
const isOrder = (part: unknown) => part === ORDER;

function readCursor(cursor: string): { nameKey: string; id: string } {
  const [, nameKey, id] = decodeCursor(cursor, [isOrder, isText, isUuid]) as [string, string, string];
  return { nameKey, id };
}
