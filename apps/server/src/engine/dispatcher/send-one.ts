import { type Provider, providerId } from '@waqtor/provider';
import { callbackDataOf, needsWindow } from '../../features/messages/index.ts';
import { type LaneContext, nowMs } from './lane-context.ts';
import type { MarkedMessage } from './mark-sending.ts';
import { type Consequence, judgeFailure, type Outcome, ownError } from './outcome.ts';

/** Sends one marked message, if at this moment it still may be sent. Never throws. */
export async function sendOne(
  context: LaneContext,
  provider: Provider,
  message: MarkedMessage,
): Promise<{ outcome: Outcome; consequence?: Consequence }> {
  const refusal = refuse(provider, message, nowMs(context));
  if (refusal) return { outcome: refusal };
  // The last look before it leaves: an owner that was paused for longer than its lease must not send.
  if (!context.lease.isSafe()) return { outcome: { kind: 'again' } };
  try {
    const sent = await provider.send({
      to: message.to,
      content: message.content,
      callbackData: callbackDataOf({ id: message.messageId, retries: message.retries }),
      ...(message.media ? { media: message.media } : {}),
      ...(message.replyToProviderId ? { replyTo: providerId(message.replyToProviderId) } : {}),
    });
    return { outcome: { kind: 'accepted', providerId: sent.providerId } };
  } catch (error) {
    return judgeFailure(error, { attempts: message.attempts, nowMs: nowMs(context) });
  }
}

function refuse(provider: Provider, message: MarkedMessage, atMs: number): Outcome | undefined {
  if (message.isSuppressed) return { kind: 'failed', error: ownError('contact_suppressed', 'suppressed') };
  if (message.optedOut && message.priority > 0) {
    return { kind: 'failed', error: ownError('contact_suppressed', 'opted out') };
  }
  if (!needsWindow(provider.capabilities, message.content)) return undefined;
  const { windowExpiresAt } = message;
  if (windowExpiresAt && windowExpiresAt.getTime() > atMs) return undefined;
  return { kind: 'failed', error: ownError('window_closed') };
}
