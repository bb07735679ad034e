import { type Monitoring, type SocketMetrics, toPublicId } from '@waqtor/contract';
import type { Figures } from './read-figures.ts';

const MINUTES = 60;

export function presentMonitoring(
  { sendQueues, received, backlog, errors, eventLog }: Figures,
  process: Monitoring['process'],
  sockets: SocketMetrics | undefined,
  now: Date,
): Monitoring {
  const perMinute = new Map(received.map(({ minutesAgo, count }) => [minutesAgo, count]));
  return {
    at: now.toISOString(),
    process,
    sockets: sockets ?? null,
    sendQueues: sendQueues.map(({ sessionId, pausedUntil, ...sendQueue }) => ({
      ...sendQueue,
      sessionId: toPublicId('session', sessionId),
      pausedUntil: pausedUntil?.toISOString() ?? null,
    })),
    receivedPerMinute: Array.from({ length: MINUTES }, (_, i) => perMinute.get(MINUTES - 1 - i) ?? 0),
    backlog,
    errors: errors.map(({ sessionId, at, ...error }) => ({
      ...error,
      sessionId: toPublicId('session', sessionId),
      at: at.toISOString(),
    })),
    eventLog,
  };
}
