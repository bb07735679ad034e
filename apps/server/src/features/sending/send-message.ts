import type { SendMessage, SentMessage } from '@waqtor/contract';
import type { Ctx } from '../../platform/platform.ts';
import type { SendGroups } from './send-groups.ts';
import { readSendRequest } from './send-request.ts';
import { TemplateNotKnown } from './templates-of-batch.ts';

/** Asks WhatsApp for the templates of a number and keeps them. Never throws: a template may be sent all the same. */
export type LearnTemplates = (ctx: Ctx, sessionId: string) => Promise<void>;

/** Accepts a message for sending, in a group with others, and returns once it is stored; the dispatcher does the rest. */
export async function sendMessage(
  ctx: Ctx,
  groups: SendGroups,
  input: SendMessage,
  learnTemplates?: LearnTemplates,
): Promise<SentMessage> {
  const request = readSendRequest(ctx, input);
  if (!learnTemplates) return groups.send(request, ctx.claim);
  try {
    return await groups.send({ ...request, unknownTemplates: 'refuse' }, ctx.claim);
  } catch (error) {
    if (!(error instanceof TemplateNotKnown)) throw error;
    await learnTemplates(ctx, error.sessionId);
    return groups.send(request, ctx.claim);
  }
}
