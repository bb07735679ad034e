import {
  announceSession,
  lockSession,
  notifySessionDown,
  reportSessionError,
  updateSession,
} from '../../../features/sessions/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { MessageError } from '../results/outcome.ts';
import { pauseSendQueue, UNTIL_RESTART } from './send-queue.store.ts';
import { inSendQueue, type SendQueueContext } from './send-queue-context.ts';

/**
 * Pauses a send queue until `untilMs`. If that is null, the pause lasts until a person restarts the session,
 * and the session is shown as failed. The reason is stored on the session, and an event is published. Queued
 * messages stay queued.
 */
export async function pauseSendQueueFor(
  context: SendQueueContext,
  { untilMs, error }: { untilMs: number | null; error: MessageError },
): Promise<void> {
  const { platform, deps, sendQueue } = context;
  const at = platform.clock.now();
  const { tenantId, sessionId } = sendQueue;
  await inSendQueue(context, async (tx) => {
    const session = await lockSession(tx, tenantId, sessionId);
    if (!session) return;
    await pauseSendQueue(tx, sendQueue, untilMs === null ? UNTIL_RESTART : new Date(untilMs), error.message);
    await reportSessionError(tx, {
      id: newId(),
      tenantId,
      sessionId,
      source: 'send',
      code: error.code === null ? error.reason : String(error.code),
      message: error.message,
      details: {
        details: error.details,
        pausedUntil: untilMs === null ? null : new Date(untilMs).toISOString(),
      },
      at,
    });
    if (untilMs !== null) return;
    const stateReason = error.details ?? error.message;
    const failed = await updateSession(
      tx,
      session,
      { state: 'failed', stateCode: 'sending_refused', stateReason },
      at,
    );
    await notifySessionDown(tx, session, failed, at);
    announceSession(tx, 'session.updated', failed, { engines: deps.engines, config: platform.config, at });
  });
}
