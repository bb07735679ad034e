import { type Monitoring, type SocketFigures, toPublicId } from '@waqtor/contract';
import type { Figures } from './read-figures.ts';

const MINUTES = 60;

export function presentMonitoring(
  { sendQueues, received, due, errors, log }: Figures,
  process: Monitoring['process'],
  sockets: SocketFigures | undefined,
  now: Date,
): Monitoring {
  const perMinute = new Map(received.map(({ minutesAgo, count }) => [minutesAgo, count]));
  return {
    at: now.toISOString(),
    process,
    sockets: sockets ?? null,
    sendQueues: sendQueues.map(({ sessionId, heldUntil, ...sendQueue }) => ({
      ...sendQueue,
      sessionId: toPublicId('session', sessionId),
      heldUntil: heldUntil?.toISOString() ?? null,
    })),
    receivedPerMinute: Array.from({ length: MINUTES }, (_, i) => perMinute.get(MINUTES - 1 - i) ?? 0),
    due,
    errors: errors.map(({ sessionId, at, ...error }) => ({
      ...error,
      sessionId: toPublicId('session', sessionId),
      at: at.toISOString(),
    })),
    log,
  };
}
