import { type CreateNote, type Message, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { newId, uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { messageDocument, writeDocuments } from '../../../platform/search/index.ts';
import { lockMembersShared } from '../../members/index.ts';
import {
  announceMessageCreated,
  insertMessage,
  nextMessageAt,
  presentMessage,
} from '../../messages/index.ts';
import { notify } from '../../notifications/index.ts';
import { lockConversation } from '../conversations.store.ts';

/**
 * Adds an internal note to the conversation and notifies the members it mentions. A note never enters a send
 * queue, so it cannot be sent.
 */
export function addNote(ctx: Ctx, id: string, note: CreateNote): Promise<Message> {
  return ctx.once((tx) => addNoteIn(ctx, tx, id, note));
}

/** Does the same within the caller's transaction. */
export async function addNoteIn(
  ctx: Ctx,
  tx: Tx,
  id: string,
  { text, mentions = [] }: CreateNote,
): Promise<Message> {
  const now = ctx.clock.now();
  const authorId = ctx.caller.kind === 'member' ? ctx.caller.userId : null;
  const mentioned = await accessMentioned(ctx, tx, mentions);
  const conversation = await lockConversation(tx, ctx.tenantId, uuidOf('conversation', id));
  if (!conversation) throw new AppError('not_found', { id });
  const at = nextMessageAt(conversation, now);
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
    content: mentions.length > 0 ? { type: 'note', text, mentions } : { type: 'note', text },
    authorId,
    at,
    createdAt: now,
  });
  await writeDocuments(tx, [messageDocument(row)]);
  const message = presentMessage(row);
  announceMessageCreated(tx, ctx.tenantId, message, now);
  const about = { tenantId: ctx.tenantId, kind: 'mention', actorId: authorId, preview: text } as const;
  const target = { conversationId: conversation.id, messageId: row.id };
  await notify(
    tx,
    mentioned.map((userId) => ({ ...about, ...target, userId })),
    now,
  );
  return message;
}

/**
 * Returns the members that a note mentions, locked. Throws `mention_not_member` for a user who is not a
 * member.
 */
async function accessMentioned(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<string[]> {
  const userIds = [...new Set(ids.map((id) => uuidOf('user', id)))];
  const members = await lockMembersShared(tx, ctx.tenantId, userIds);
  const stranger = userIds.find((userId) => !members.has(userId));
  if (stranger) throw new AppError('mention_not_member', { userId: toPublicId('user', stranger) });
  return userIds;
}
