import { type AcceptedMessage, type SendMessage, toPublicId } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import type { Priority } from '../messages/index.ts';
import { type Draft, readDraft } from './content/outgoing-content.ts';
import { type Recipient, readRecipient } from './recipient.ts';

const MAX_AHEAD_MS = 90 * 86_400_000;

/** What to do if a template's content is not known: refuse, so that the caller can load it, or accept. */
export type UnknownTemplates = 'refuse' | 'accept';

/** A message to be accepted, from any source. Ids are uuids. */
export interface SendRequest {
  /** The id of the message to be created. */
  id: string;
  tenantId: string;
  /** Required if the recipient is not a conversation and the tenant has several sessions. */
  sessionId?: string | undefined;
  recipient: Recipient;
  draft: Draft;
  replyToMessageId?: string | undefined;
  origin: 'agent' | 'api' | 'bot' | 'campaign';
  authorId: string | null;
  priority: Priority;
  /** A time in the future; undefined means immediately. */
  scheduledAt?: Date | undefined;
  /** Default: `accept`. */
  unknownTemplates?: UnknownTemplates;
}

/** Parses a caller's request and checks what can be checked without the database. */
export function readSendRequest(ctx: Ctx, input: SendMessage): SendRequest {
  const draft = readDraft(input);
  const isMember = ctx.caller.kind === 'member';
  return {
    id: newId(),
    tenantId: ctx.tenantId,
    recipient: readRecipient(input),
    scheduledAt: readScheduledAt(input.scheduledAt, ctx.clock.now()),
    sessionId: input.sessionId === undefined ? undefined : uuidOf('session', input.sessionId),
    replyToMessageId:
      input.replyToMessageId === undefined ? undefined : uuidOf('message', input.replyToMessageId),
    draft,
    origin: isMember ? 'agent' : 'api',
    authorId: ctx.caller.kind === 'member' ? ctx.caller.userId : null,
    priority: input.priority,
  };
}

/** Presents the response to an accepted request. */
export function presentSent(request: SendRequest, now: Date): AcceptedMessage {
  return {
    messageId: toPublicId('message', request.id),
    status: request.scheduledAt ? 'scheduled' : 'queued',
    createdAt: now.toISOString(),
  };
}

function readScheduledAt(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (at.getTime() - now.getTime() > MAX_AHEAD_MS)
    throw new AppError('schedule_too_far', { scheduledAt: text });
  return at > now ? at : undefined;
}
