import { type Provider, providerId, type SendResult } from '@waqtor/provider';
import { callbackDataOf } from '../../../features/messages/index.ts';
import type { MarkedMessage } from '../marking/mark-sending.ts';
import { type Consequence, classifyFailure, type Outcome } from '../results/outcome.ts';
import { nowMs, type SendQueueContext } from '../send-queue/send-queue-context.ts';

/** Sends one marked message. Never throws. */
export async function sendOne(
  context: SendQueueContext,
  provider: Provider,
  message: MarkedMessage,
): Promise<{ outcome: Outcome; consequence?: Consequence }> {
  // The last check before sending: an owner that was suspended for longer than its lease must not send.
  if (!context.lease.isSafe()) return { outcome: { kind: 'again' } };
  try {
    const sent = await provider.send({
      to: message.to,
      content: message.content,
      callbackData: callbackDataOf({ id: message.messageId, retries: message.retries }),
      ...(message.media ? { media: message.media } : {}),
      ...(message.replyToProviderId ? { replyTo: providerId(message.replyToProviderId) } : {}),
    });
    return { outcome: accepted(message, sent) };
  } catch (error) {
    return classifyFailure(error, { attempts: message.attempts, nowMs: nowMs(context) });
  }
}

/** WhatsApp may return another spelling of the number, or an id that is new to us. */
function accepted({ to }: MarkedMessage, { providerId, contact }: SendResult): Outcome {
  const isNews = (['phone', 'bsuid', 'parentBsuid', 'lid'] as const).some(
    (kind) => contact[kind] !== undefined && contact[kind] !== to[kind],
  );
  return { kind: 'accepted', providerId, ...(isNews ? { otherIdentity: contact } : {}) };
}
