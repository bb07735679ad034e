import type { Tx } from '@waqtor/db';
import { readLogBounds } from '../../platform/events/redact-events.ts';
import { countDueConversations } from '../conversations/index.ts';
import { countPendingFiles } from '../media/index.ts';
import { countOutbox, countReceived } from '../messages/index.ts';
import { listLatestErrors, listSendQueues } from '../sessions/index.ts';
import { countDiagnostics } from '../webhook-items/index.ts';

/** Counting stops here, because beyond it the exact number does not matter to a viewer. */
const MAX_COUNT = 10_000;
const ERRORS = 10;

interface SendQueueRow {
  sessionId: string;
  name: string;
  isRunning: boolean;
  pausedUntil: Date | null;
  pauseReason: string | null;
  queued: number;
  delayed: number;
  sending: number;
  unknown: number;
}

export interface Figures {
  sendQueues: SendQueueRow[];
  /** Minutes without any messages are omitted. */
  received: { minutesAgo: number; count: number }[];
  backlog: {
    mediaDownloads: number;
    readReceipts: number;
    snoozes: number;
    unmatchedStatuses: number;
    unreadableItems: number;
  };
  errors: { sessionId: string; name: string; source: string; code: string; message: string; at: Date }[];
  eventLog: { latestSeq: number; oldestSeq: number };
}

export async function readFigures(tx: Tx, tenantId: string, now: Date): Promise<Figures> {
  const queues = await listSendQueues(tx, tenantId, now);
  const sessionIds = queues.map(({ sessionId }) => sessionId);
  const counts = await countOutbox(tx, sessionIds, { now, max: MAX_COUNT });
  const nothing = { queued: 0, delayed: 0, sending: 0, unknown: 0 };
  const sendQueues = queues.map(({ pausedUntil, pauseReason, ...queue }) => {
    const isPaused = pausedUntil !== null && pausedUntil > now;
    return {
      ...queue,
      ...(counts.get(queue.sessionId) ?? nothing),
      pausedUntil: isPaused ? pausedUntil : null,
      pauseReason: isPaused ? pauseReason : null,
    };
  });
  const { first, last } = await readLogBounds(tx, tenantId);
  return {
    sendQueues,
    received: await countReceived(tx, tenantId, sessionIds, now),
    backlog: {
      mediaDownloads: await countPendingFiles(tx, tenantId, MAX_COUNT),
      ...(await countDueConversations(tx, tenantId, { now, max: MAX_COUNT })),
      ...(await countDiagnostics(tx, tenantId, MAX_COUNT)),
    },
    errors: await listLatestErrors(tx, tenantId, ERRORS),
    eventLog: { latestSeq: last, oldestSeq: first - 1 },
  };
}
