import {
  type BulkAction,
  type BulkConversations,
  type ChangedConversation,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { Ctx } from '../../../platform/platform.ts';
import { accessTags } from '../../tags/index.ts';
import { movedFields } from '../conversations.events.ts';
import type { ConversationRow } from '../conversations.present.ts';
import { accessConversations, applyChange, decisionOf, type Moved } from './change-conversation.ts';
import { retag } from './tag-conversations.ts';

/**
 * Applies one action to many conversations, all or none. Returns those that changed, before and after the
 * change.
 */
export function changeMany(ctx: Ctx, input: BulkConversations): Promise<ChangedConversation[]> {
  return ctx.once(async (tx) => {
    const act = await prepareChange(ctx, tx, input);
    const moved = await act(await accessConversations(ctx, tx, input.conversationIds));
    return moved.map(presentMoved);
  });
}

export function presentMoved({ before, after }: Moved): ChangedConversation {
  return { conversationId: toPublicId('conversation', after.id), ...movedFields(before, after) };
}

/** Locks what the action refers to before the conversations are locked. */
export async function prepareChange(
  ctx: Ctx,
  tx: Tx,
  action: BulkAction,
): Promise<(rows: ConversationRow[]) => Promise<Moved[]>> {
  if (action.action === 'tag' || action.action === 'untag') {
    await accessTags(tx, ctx.tenantId, action.tagIds);
    const tagging =
      action.action === 'tag' ? { add: action.tagIds, remove: [] } : { add: [], remove: action.tagIds };
    return (rows) => retag(ctx, tx, rows, tagging);
  }
  const decide = await decisionOf(ctx, tx, action);
  return (rows) => applyChange(ctx, tx, rows, action, decide);
}
