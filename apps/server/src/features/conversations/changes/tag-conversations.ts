import type { Conversation, Tagging } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { accessTags, linkTags } from '../../tags/index.ts';
import { actorOf } from '../activities/activity.ts';
import { recordChanges } from '../activities/record-activities.ts';
import { announceConversationUpdated } from '../conversations.events.ts';
import type { ConversationRow } from '../conversations.present.ts';
import { presentOne } from '../listing/read-conversations.ts';
import { accessConversations, type Moved } from './change-conversation.ts';

/** Adds and removes tags of a conversation. */
export function tagConversation(ctx: Ctx, id: string, input: Tagging): Promise<Conversation> {
  return ctx.once(async (tx) => {
    await accessTags(tx, ctx.tenantId, [...input.add, ...input.remove]);
    const [before] = await accessConversations(ctx, tx, [id]);
    if (!before) throw new AppError('not_found', { id });
    const [moved] = await retag(ctx, tx, [before], input);
    return presentOne(ctx, tx, moved?.after ?? before);
  });
}

/**
 * Tags locked conversations with locked tags; publishes events for those whose tags changed, and returns
 * them.
 */
export async function retag(
  ctx: Ctx,
  tx: Tx,
  rows: readonly ConversationRow[],
  { add, remove }: Tagging,
): Promise<Moved[]> {
  const at = ctx.clock.now();
  const uuids = (tags: readonly string[]) => tags.map((tag) => uuidOf('tag', tag));
  const changed = await linkTags<ConversationRow>(tx, ctx.tenantId, 'conversations', {
    ids: rows.map((row) => row.id),
    add: uuids(add),
    remove: uuids(remove),
    at,
  });
  const afterById = new Map(changed.map((row) => [row.id, row]));
  const moved = rows.flatMap((before) => {
    const after = afterById.get(before.id);
    return after ? [{ before, after }] : [];
  });
  for (const pair of moved) announceConversationUpdated(tx, pair, at);
  await recordChanges(tx, moved, { actor: actorOf(ctx.caller), at });
  return moved;
}
