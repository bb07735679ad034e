import type { Tx } from '@waqtor/db';
import type { Provider } from '@waqtor/provider';
import { type MessageError, ownError } from '../results/outcome.ts';
import { writeRefusals } from '../results/write-results.ts';
import type { SendQueueContext } from '../send-queue/send-queue-context.ts';
import { type Marks, markSending, type RefusedMessage } from './mark-sending.ts';

/**
 * Marks the messages that may be sent now as `sending`, and marks the others as failed in the same
 * transaction.
 */
export async function markAllowed(
  { platform, sendQueue }: Pick<SendQueueContext, 'platform' | 'sendQueue'>,
  tx: Tx,
  provider: Pick<Provider, 'capabilities'>,
  messageIds: readonly string[],
): Promise<Marks | 'lost'> {
  const now = platform.clock.now();
  const hasWindow = provider.capabilities.window.level !== 'none';
  const marks = await markSending(tx, sendQueue, messageIds, { now, hasWindow });
  if (marks !== 'lost' && marks.refused.length > 0) {
    const errors = new Map(marks.refused.map((it) => [it.messageId, errorOf(it.refusal)]));
    await writeRefusals(tx, sendQueue, errors, now);
  }
  return marks;
}

function errorOf(refusal: RefusedMessage['refusal']): MessageError {
  if (refusal === 'window_closed') return ownError('window_closed');
  if (refusal === 'blocked') return ownError('contact_blocked');
  return ownError('contact_suppressed', refusal === 'opted_out' ? 'opted out' : 'suppressed');
}
