import { eventShapes } from './event-shapes.generated.ts';
import type { EventOf, LogEvent } from './frames.ts';

/** Builds an event for a test, on the topic of its type, with a partial payload. */
export function buildEvent<Type extends LogEvent['type']>(
  type: Type,
  data: Partial<EventOf<Type>['data']>,
): EventOf<Type> {
  const event: { seq: number; topic?: string; type: string; data: object; at: string } = {
    seq: 1,
    topic: eventShapes[type]?.topic ?? '',
    type,
    data,
    at: '2026-11-20T09:00:00.000Z',
  };
  return event as EventOf<Type>;
}
