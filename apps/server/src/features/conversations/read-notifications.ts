import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { checkPerson } from '../members/index.ts';
import { readAbout } from '../notifications/index.ts';
import { findExisting } from './conversations.store.ts';

/** Marks the caller's notifications about a conversation as read, for callers who may not mark the conversation. */
export function readNotificationsOf(ctx: Ctx, id: string): Promise<null> {
  checkPerson(ctx);
  const uuid = uuidOf('conversation', id);
  return ctx.tx(async (tx) => {
    const found = await findExisting(tx, ctx.tenantId, [uuid]);
    if (!found.has(uuid)) throw new AppError('not_found', { id });
    await readAbout(ctx, tx, [uuid]);
    return null;
  });
}
