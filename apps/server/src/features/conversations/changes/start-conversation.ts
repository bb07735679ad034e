import type { Conversation, StartConversation } from '@waqtor/contract';
import { AppError } from '../../../platform/errors.ts';
import { newId, uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { lockContactShared } from '../../contacts/index.ts';
import { lockSessionShared } from '../../sessions/index.ts';
import { announceConversationCreated } from '../conversations.events.ts';
import { findConversationBetween, insertConversation } from '../conversations.store.ts';
import { presentOne } from '../listing/read-conversations.ts';

/** Returns the conversation of this session and contact; creates it if there is none. */
export function startConversation(ctx: Ctx, input: StartConversation): Promise<Conversation> {
  const { tenantId } = ctx;
  const sessionId = uuidOf('session', input.sessionId);
  const contactId = uuidOf('contact', input.contactId);
  const at = ctx.clock.now();
  return ctx.once(async (tx) => {
    if (!(await lockSessionShared(tx, tenantId, sessionId)))
      throw new AppError('not_found', { id: input.sessionId });
    if (!(await lockContactShared(tx, tenantId, contactId)))
      throw new AppError('not_found', { id: input.contactId });
    const made = await insertConversation(tx, { id: newId(), tenantId, sessionId, contactId, at });
    if (made) {
      const conversation = await presentOne(ctx, tx, made);
      announceConversationCreated(tx, tenantId, conversation, at);
      return conversation;
    }
    const known = await findConversationBetween(tx, tenantId, { sessionId, contactId });
    if (!known) throw new AppError('not_found', { id: input.contactId });
    return presentOne(ctx, tx, known);
  });
}
