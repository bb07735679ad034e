import type { EventTopic, SocketMetrics } from '@waqtor/contract';
import type { Room } from './subscriptions/rooms.ts';

/** Statistics of a tenant's connections to this process, for administrators. */
export function readFigures(room: Room | undefined, slowClientsClosed: number): SocketMetrics {
  const users = new Set<string>();
  const connectionsByTopic: Partial<Record<EventTopic, number>> = {};
  let bufferedBytes = 0;
  for (const { caller, topics, ws } of room?.members ?? []) {
    if (caller?.kind === 'member') users.add(caller.userId);
    for (const topic of topics) connectionsByTopic[topic] = (connectionsByTopic[topic] ?? 0) + 1;
    bufferedBytes += ws.bufferedAmount;
  }
  return {
    connections: room?.members.size ?? 0,
    users: users.size,
    connectionsByTopic,
    bufferedBytes,
    slowClientsClosed,
  };
}
