import type { AcceptedMessage, SendMessage } from '@waqtor/contract';
import type { Ctx } from '../../platform/platform.ts';
import { TemplateNotKnown } from './content/templates-of-batch.ts';
import type { SendGroups } from './groups/send-groups.ts';
import { readSendRequest } from './send-request.ts';

/** Loads and stores a number's templates. Never throws, because the template may be sent anyway. */
export type LearnTemplates = (ctx: Ctx, sessionId: string) => Promise<void>;

/** Accepts a message, grouped with others, and returns once it is stored. The dispatcher sends it. */
export async function sendMessage(
  ctx: Ctx,
  groups: SendGroups,
  input: SendMessage,
  learnTemplates?: LearnTemplates,
): Promise<AcceptedMessage> {
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
