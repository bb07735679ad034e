import type { Message } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { messageDocument, writeDocuments } from '../../platform/search/index.ts';
import { insertMessage, messageCreated, presentMessage } from '../messages/index.ts';
import { lockConversation } from './conversations.store.ts';

/** Writes a note between colleagues into the thread. It has no place in a lane, so it cannot leave. */
export function addNote(ctx: Ctx, id: string, text: string): Promise<Message> {
  const uuid = uuidOf('conversation', id);
  const at = ctx.clock.now();
  return ctx.once(async (tx) => {
    const conversation = await lockConversation(tx, ctx.tenantId, uuid);
    if (!conversation) throw new AppError('not_found', { id });
    const row = await insertMessage(tx, {
      id: newId(),
      tenantId: ctx.tenantId,
      sessionId: conversation.sessionId,
      conversationId: conversation.id,
      contactId: conversation.contactId,
      direction: 'internal',
      origin: ctx.caller.kind === 'member' ? 'agent' : 'api',
      kind: 'note',
      text,
      content: { type: 'note', text },
      authorId: ctx.caller.kind === 'member' ? ctx.caller.userId : null,
      at,
      createdAt: at,
    });
    await writeDocuments(tx, [messageDocument(row)]);
    const message = presentMessage(row);
    announce(tx, messageCreated(ctx.tenantId, message, at));
    return message;
  });
}
