import type { EventTopic, SocketFigures } from '@waqtor/contract';
import type { Room } from './subscriptions/rooms.ts';

/** Statistics of a tenant's connections to this process, for administrators. */
export function readFigures(room: Room | undefined, closedAsSlow: number): SocketFigures {
  const people = new Set<string>();
  const byTopic: Partial<Record<EventTopic, number>> = {};
  let waitingBytes = 0;
  for (const { caller, topics, ws } of room?.members ?? []) {
    if (caller?.kind === 'member') people.add(caller.userId);
    for (const topic of topics) byTopic[topic] = (byTopic[topic] ?? 0) + 1;
    waitingBytes += ws.bufferedAmount;
  }
  return {
    connections: room?.members.size ?? 0,
    people: people.size,
    byTopic,
    waitingBytes,
    closedAsSlow,
  };
}
