import type { Tx } from '@waqtor/db';
import { readLogBounds } from '../../platform/events/redact-events.ts';
import { countDueConversations } from '../conversations/index.ts';
import { countPendingFiles } from '../media/index.ts';
import { countOutbox, countReceived } from '../messages/index.ts';
import { listLatestErrors, listSendQueues } from '../sessions/index.ts';
import { countDiagnostics } from '../webhook-items/index.ts';

/** Counting stops here: beyond it the exact number does not matter to a viewer. */
const MOST = 10_000;
const ERRORS = 10;

interface SendQueueRow {
  sessionId: string;
  name: string;
  isRunning: boolean;
  heldUntil: Date | null;
  heldReason: string | null;
  queued: number;
  later: number;
  sending: number;
  unknown: number;
}

export interface Figures {
  sendQueues: SendQueueRow[];
  /** Minutes without any are omitted. */
  received: { minutesAgo: number; count: number }[];
  due: {
    files: number;
    readReceipts: number;
    snoozes: number;
    waitingStatuses: number;
    unreadItems: number;
  };
  errors: { sessionId: string; name: string; source: string; code: string; message: string; at: Date }[];
  log: { head: number; floor: number };
}

export async function readFigures(tx: Tx, tenantId: string, now: Date): Promise<Figures> {
  const queues = await listSendQueues(tx, tenantId, now);
  const sessionIds = queues.map(({ sessionId }) => sessionId);
  const counts = await countOutbox(tx, sessionIds, { now, most: MOST });
  const nothing = { queued: 0, later: 0, sending: 0, unknown: 0 };
  const sendQueues = queues.map(({ heldUntil, heldReason, ...queue }) => {
    const isHeld = heldUntil !== null && heldUntil > now;
    return {
      ...queue,
      ...(counts.get(queue.sessionId) ?? nothing),
      heldUntil: isHeld ? heldUntil : null,
      heldReason: isHeld ? heldReason : null,
    };
  });
  const { first, last } = await readLogBounds(tx, tenantId);
  return {
    sendQueues,
    received: await countReceived(tx, tenantId, sessionIds, now),
    due: {
      files: await countPendingFiles(tx, tenantId, MOST),
      ...(await countDueConversations(tx, tenantId, { now, most: MOST })),
      ...(await countDiagnostics(tx, tenantId, MOST)),
    },
    errors: await listLatestErrors(tx, tenantId, ERRORS),
    log: { head: last, floor: first - 1 },
  };
}
