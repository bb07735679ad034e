import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schemas } from '../../lib/api.ts';
import type { EventContent } from '../../lib/realtime.ts';
import { applyEvent, type Filter, kinds } from './apply-event.ts';

type Notification = Schemas['Notification'];
type Step =
  | { act: 'tell'; kind: Notification['kind'] }
  | { act: 'read' | 'delete'; place: number }
  | { act: 'readAll' };

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constant('tell' as const), kind: fc.constantFrom(...kinds) }),
  fc.record({ act: fc.constantFrom('read' as const, 'delete' as const), place: fc.nat(9) }),
  fc.record({ act: fc.constant('readAll' as const) }),
);
const filters: Filter[] = [{}, { unread: true }, { kind: 'mention' }, { unread: true, kind: 'mention' }];

/** A model of the server's state, and the events that it publishes. */
function take(held: Notification[], one: Step, second: number): EventContent | undefined {
  if (one.act === 'tell') {
    // Same timestamp: ordered by id.
    const notification: Notification = {
      id: `ntf_${String(second).padStart(4, '0')}`,
      kind: one.kind,
      actorId: null,
      conversationId: null,
      messageId: null,
      sessionId: null,
      subject: 'Amal',
      preview: null,
      readAt: null,
      createdAt: at(Math.floor(second / 2)),
    };
    held.push(notification);
    return { type: 'notification.created', data: { notification } };
  }
  const readAt = at(second);
  if (one.act === 'readAll') {
    for (const [n, it] of held.entries()) held[n] = { ...it, readAt: it.readAt ?? readAt };
    return { type: 'notification.read', data: { notificationIds: null, readAt } };
  }
  const found = held[one.place];
  if (!found) return undefined;
  if (one.act === 'delete') {
    held.splice(one.place, 1);
    return { type: 'notification.deleted', data: { notificationId: found.id } };
  }
  if (found.readAt) return undefined;
  held[one.place] = { ...found, readAt };
  return { type: 'notification.read', data: { notificationIds: [found.id], readAt } };
}

function fetchAnew(held: readonly Notification[], { unread, kind }: Filter): Notification[] {
  return held
    .filter((it) => (!unread || it.readAt === null) && (kind === undefined || it.kind === kind))
    .toReversed();
}

test('old state and event give what fetching anew gives, whatever is filtered', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(...filters), (steps, filter) => {
      const held: Notification[] = [];
      let shown: readonly Notification[] = [];
      for (const [second, one] of steps.entries()) {
        const event = take(held, one, second);
        if (event) shown = applyEvent(shown, filter, event);
        expect(shown).toEqual(fetchAnew(held, filter));
      }
    }),
  );
});

test('an event that is told twice changes nothing', () => {
  const held: Notification[] = [];
  const event = take(held, { act: 'tell', kind: 'mention' }, 1);
  if (!event) throw new Error('nothing was announced');
  const once = applyEvent([], {}, event);
  expect(once).toHaveLength(1);
  expect(applyEvent(once, {}, event)).toEqual(once);
});
