import { type Conversation, messageReleased, toPublicId } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { wakeUp } from '../../platform/events/wake-ups.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import {
  announceConversationUpdated,
  lockConversation,
  presentOne,
  updateReleased,
} from '../conversations/index.ts';
import { fetchHeldFiles } from '../media/index.ts';
import { findMessages, releaseHeldBack } from '../messages/index.ts';

const MAX_MESSAGES = 1_000;

/**
 * Releases held-back messages: a single one, or all of a conversation. They cause no notifications, because
 * the caller already sees them.
 */
export function releaseMessages(
  ctx: Ctx,
  what: { conversationId: string } | { messageId: string },
): Promise<Conversation> {
  const at = ctx.clock.now();
  const { tenantId } = ctx;
  return ctx.tx(async (tx) => {
    const messageId = 'messageId' in what ? uuidOf('message', what.messageId) : undefined;
    const [message] = messageId ? await findMessages(tx, tenantId, [messageId]) : [];
    const id =
      'conversationId' in what ? uuidOf('conversation', what.conversationId) : message?.conversationId;
    const before = id === undefined ? undefined : await lockConversation(tx, tenantId, id);
    if (!before) throw new AppError('not_found');
    const released = await releaseHeldBack(tx, tenantId, {
      conversationId: before.id,
      messageId,
      limit: MAX_MESSAGES,
    });
    if (released.length === 0) return presentOne(ctx, tx, before);
    const ids = released.map((row) => row.id);
    if (await fetchHeldFiles(tx, tenantId, ids, at)) wakeUp(tx, 'media', tenantId);
    const after = await updateReleased(tx, before, released, at);
    const event = messageReleased({
      messageIds: ids.map((id) => toPublicId('message', id)),
      conversationId: toPublicId('conversation', after.id),
    });
    announce(tx, event, { tenantId, at });
    announceConversationUpdated(tx, { before, after }, at);
    return presentOne(ctx, tx, after);
  });
}
