import type { SendMessage, SentMessage } from '@waqtor/contract';
import { violatedReference } from '@waqtor/db';
import type { Ctx } from '../../platform/platform.ts';
import type { Engines } from '../sessions/index.ts';
import { acceptOne } from './accept-many.ts';
import { presentSent, readSendRequest, type UnknownTemplates } from './send-request.ts';
import { TemplateNotKnown } from './templates-of-batch.ts';

/** Asks WhatsApp for the templates of a number and keeps them. Never throws: a template may be sent all the same. */
export type LearnTemplates = (ctx: Ctx, sessionId: string) => Promise<void>;

/** Accepts a message for sending and returns at once; the dispatcher does the rest. */
export async function sendMessage(
  ctx: Ctx,
  engines: Engines,
  input: SendMessage,
  learnTemplates?: LearnTemplates,
): Promise<SentMessage> {
  const request = readSendRequest(ctx, input);
  const accept = (unknownTemplates: UnknownTemplates) =>
    ctx.once(async (tx) => {
      const now = ctx.clock.now();
      await acceptOne(tx, { ...request, unknownTemplates }, { platform: ctx, engines, now });
      return presentSent(request, now);
    });
  try {
    return await accept(learnTemplates ? 'refuse' : 'accept');
  } catch (error) {
    if (error instanceof TemplateNotKnown) await learnTemplates?.(ctx, error.sessionId);
    // The customer was merged into another, or deleted, while we wrote: a second look finds who is there now.
    else if (!violatedReference(error)) throw error;
    return accept('accept');
  }
}
