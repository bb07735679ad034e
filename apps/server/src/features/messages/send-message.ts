import { type SendMessage, type SentMessage, toPublicId } from '@waqtor/contract';
import { type Tx, violatedReference } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { type Engines, holdSession, type SessionRow } from '../sessions/index.ts';
import { type AcceptedMessage, acceptMessage } from './accept-message.ts';
import { type Draft, readDraft } from './outgoing-content.ts';
import {
  accessConversation,
  type Recipient,
  readRecipient,
  resolveContact,
  resolveConversation,
} from './recipient.ts';
import { findOnlySession } from './recipients.store.ts';
import { TemplateNotKnown, type UnknownTemplates } from './template-content.ts';

const MAX_AHEAD_MS = 90 * 86_400_000;

/** Asks WhatsApp for the templates of a number and keeps them. Never throws: a template may be sent all the same. */
export type LearnTemplates = (ctx: Ctx, sessionId: string) => Promise<void>;

/** Accepts a message for sending and returns at once; the dispatcher does the rest. */
export async function sendMessage(
  ctx: Ctx,
  engines: Engines,
  input: SendMessage,
  learnTemplates?: LearnTemplates,
): Promise<SentMessage> {
  const accept = (unknownTemplates: UnknownTemplates) =>
    ctx.once(prepareSending(ctx, engines, input, unknownTemplates));
  try {
    return await accept(learnTemplates ? 'throw' : 'accept');
  } catch (error) {
    if (error instanceof TemplateNotKnown) await learnTemplates?.(ctx, error.sessionId);
    // The customer was merged into another, or deleted, while we wrote: a second look finds who is there now.
    else if (!violatedReference(error)) throw error;
    return accept('accept');
  }
}

/** The same for a caller that has more to do in its transaction. What was asked is judged at once, before any. */
export function prepareSending(
  ctx: Ctx,
  engines: Engines,
  input: SendMessage,
  unknownTemplates: UnknownTemplates = 'accept',
): (tx: Tx) => Promise<SentMessage> {
  const now = ctx.clock.now();
  const draft = readDraft(input);
  const recipient = readRecipient(input);
  const sendAt = readSendAt(input.sendAt, now);
  return async (tx) => {
    const { session, ...thread } = await resolveThread(tx, ctx.tenantId, input.sessionId, recipient, now);
    const row = await acceptMessage(ctx, tx, engines, {
      id: newId(),
      session,
      ...thread,
      ...replyIdsOf(input, draft),
      draft,
      origin: ctx.caller.kind === 'member' ? 'agent' : 'api',
      authorId: ctx.caller.kind === 'member' ? ctx.caller.userId : null,
      priority: input.priority,
      sendAt,
      now,
      unknownTemplates,
    } satisfies AcceptedMessage);
    return {
      messageId: toPublicId('message', row.id),
      status: row.scheduledAt ? ('scheduled' as const) : ('queued' as const),
      timestamp: now.toISOString(),
    };
  };
}

function readSendAt(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (at.getTime() - now.getTime() > MAX_AHEAD_MS) throw new AppError('schedule_too_far', { sendAt: text });
  return at > now ? at : undefined;
}

function replyIdsOf(input: SendMessage, draft: Draft) {
  return {
    ...(input.replyToMessageId === undefined
      ? {}
      : { replyToMessageId: uuidOf('message', input.replyToMessageId) }),
    ...(draft.type === 'reaction' ? { targetMessageId: uuidOf('message', draft.messageId) } : {}),
  };
}

async function resolveThread(
  tx: Tx,
  tenantId: string,
  sessionId: string | undefined,
  recipient: Recipient,
  now: Date,
) {
  if ('conversationId' in recipient) {
    const { conversation, contact } = await accessConversation(tx, tenantId, recipient.conversationId);
    if (sessionId !== undefined && uuidOf('session', sessionId) !== conversation.sessionId) {
      throw new AppError('not_found', { id: sessionId });
    }
    const session = await holdSession(tx, tenantId, conversation.sessionId);
    if (!session) throw new AppError('not_found');
    return { session, contact, conversation };
  }
  const session = await accessSendingSession(tx, tenantId, sessionId);
  const contact = await resolveContact(tx, tenantId, recipient, now);
  return { session, contact, conversation: await resolveConversation(tx, session.id, contact, now) };
}

async function accessSendingSession(tx: Tx, tenantId: string, id: string | undefined): Promise<SessionRow> {
  if (id !== undefined) {
    const session = await holdSession(tx, tenantId, uuidOf('session', id));
    if (!session) throw new AppError('not_found', { id });
    return session;
  }
  const only = await findOnlySession(tx, tenantId);
  if (only === undefined || only === 'many') throw new AppError('session_required');
  return only;
}
