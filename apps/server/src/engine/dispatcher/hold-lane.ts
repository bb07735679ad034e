import {
  announceSession,
  lockSession,
  notifySessionDown,
  reportSessionError,
  updateSession,
} from '../../features/sessions/index.ts';
import { newId } from '../../platform/ids.ts';
import { holdLane, UNTIL_RESTART } from './lane.store.ts';
import { inLane, type LaneContext } from './lane-context.ts';
import type { MessageError } from './outcome.ts';

/**
 * Stops a lane for a while, or, with no `untilMs`, until a person restarts the session: then the session is shown as
 * failed. The reason is kept with the session and announced. Queued messages stay where they are.
 */
export async function holdLaneFor(
  context: LaneContext,
  { untilMs, error }: { untilMs: number | null; error: MessageError },
): Promise<void> {
  const { platform, deps, lane } = context;
  const at = platform.clock.now();
  const { tenantId, sessionId } = lane;
  await inLane(context, async (tx) => {
    const session = await lockSession(tx, tenantId, sessionId);
    if (!session) return;
    await holdLane(tx, lane, untilMs === null ? UNTIL_RESTART : new Date(untilMs), error.message);
    await reportSessionError(tx, {
      id: newId(),
      tenantId,
      sessionId,
      source: 'send',
      code: error.code === null ? error.reason : String(error.code),
      message: error.message,
      details: {
        details: error.details,
        heldUntil: untilMs === null ? null : new Date(untilMs).toISOString(),
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
