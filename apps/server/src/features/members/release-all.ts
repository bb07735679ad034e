import { conversationUpdated, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../platform/events/announce.ts';
import type { Ctx } from '../../platform/platform.ts';
import { releaseConversations } from './members.store.ts';

/** Whoever may not answer any more has no conversations: they become nobody's. The member is locked. */
export async function releaseAll(ctx: Ctx, tx: Tx, userId: string): Promise<void> {
  const at = ctx.clock.now();
  const changes = { assigneeId: null, updatedAt: at.toISOString() };
  for (const id of await releaseConversations(tx, ctx.tenantId, userId, at)) {
    const conversationId = toPublicId('conversation', id);
    announce(tx, conversationUpdated({ conversationId, changes }), { tenantId: ctx.tenantId, at });
  }
}
