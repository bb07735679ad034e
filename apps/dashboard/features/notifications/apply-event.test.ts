import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schemas } from '../../lib/api.ts';
import type { EventContent } from '../../lib/realtime.ts';
import { applyEvent, type Filter } from './apply-event.ts';
import { kinds } from './kinds.ts';

type Notification = Schemas['Notification'];
type Step =
  | { action: 'tell'; kind: Notification['type'] }
  | { action: 'read' | 'delete'; index: number }
  | { action: 'readAll' };

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ action: fc.constant('tell' as const), kind: fc.constantFrom(...kinds) }),
  fc.record({ action: fc.constantFrom('read' as const, 'delete' as const), index: fc.nat(9) }),
  fc.record({ action: fc.constant('readAll' as const) }),
);
const filters: Filter[] = [{}, { unread: true }, { kind: 'mention' }, { unread: true, kind: 'mention' }];

/** A model of the server's state, and the events that it publishes. */
function take(stored: Notification[], one: Step, second: number): EventContent | undefined {
  if (one.action === 'tell') {
    // Same timestamp: ordered by id.
    const notification: Notification = {
      id: `ntf_${String(second).padStart(4, '0')}`,
      type: one.kind,
      actorId: null,
      actorName: null,
      conversationId: null,
      messageId: null,
      sessionId: null,
      subject: 'Amal',
      preview: null,
      channels: ['app'],
      readAt: null,
      createdAt: at(Math.floor(second / 2)),
    };
    stored.push(notification);
    return { type: 'notification.created', data: { notification } };
  }
  const readAt = at(second);
  if (one.action === 'readAll') {
    for (const [n, it] of stored.entries()) stored[n] = { ...it, readAt: it.readAt ?? readAt };
    return { type: 'notification.read', data: { notificationIds: null, readAt } };
  }
  const found = stored[one.index];
  if (!found) return undefined;
  if (one.action === 'delete') {
    stored.splice(one.index, 1);
    return { type: 'notification.deleted', data: { notificationId: found.id } };
  }
  if (found.readAt) return undefined;
  stored[one.index] = { ...found, readAt };
  return { type: 'notification.read', data: { notificationIds: [found.id], readAt } };
}

function fetchAnew(stored: readonly Notification[], { unread, kind }: Filter): Notification[] {
  return stored
    .filter((it) => (!unread || it.readAt === null) && (kind === undefined || it.type === kind))
    .toReversed();
}

test('applying events equals a refetch, with any filter', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(...filters), (steps, filter) => {
      const stored: Notification[] = [];
      let shown: readonly Notification[] = [];
      for (const [second, one] of steps.entries()) {
        const event = take(stored, one, second);
        if (event) shown = applyEvent(shown, filter, event);
        expect(shown).toEqual(fetchAnew(stored, filter));
      }
    }),
  );
});

test('a duplicate event changes nothing', () => {
  const stored: Notification[] = [];
  const event = take(stored, { action: 'tell', kind: 'mention' }, 1);
  if (!event) throw new Error('nothing was announced');
  const once = applyEvent([], {}, event);
  expect(once).toHaveLength(1);
  expect(applyEvent(once, {}, event)).toEqual(once);
});
