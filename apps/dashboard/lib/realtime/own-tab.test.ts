import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findEventProblem } from './check-event.ts';
import type { LogEvent } from './frames.ts';
import { dispatchEvent, listen } from './own-tab.ts';
import { buildEvent } from './testing.ts';

const contactId = 'con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2';
const good = buildEvent('contact.deleted', { contactId });
const heard: LogEvent[] = [];
let stale = 0;
let stop: () => void;
const logged = vi.spyOn(console, 'warn').mockImplementation(() => {});

beforeEach(() => {
  stop = listen('conversations', {
    onEvent: (event) => {
      if (event.seq === 666) throw new Error('cannot be applied');
      heard.push(event);
    },
    onStale: () => {
      stale += 1;
    },
  });
});
afterEach(() => {
  stop();
  heard.length = 0;
  stale = 0;
  logged.mockClear();
});

/** As received over the wire: any type and payload. */
const wire = (changes: object): LogEvent => JSON.parse(JSON.stringify({ ...good, ...changes }));
const message = { id: 'msg_1', content: null };

test.each([
  ['an unknown type', { type: 'contact.vanished' }, 'unknown type'],
  ['a type named like an object property', { type: 'constructor' }, 'unknown type'],
  ['no payload', { data: null }, 'data is null'],
  ['a payload without a field', { data: {} }, 'data.contactId is missing'],
  [
    'a field named like an object property',
    { data: JSON.parse('{"__proto__":{"contactId":"con_1"}}') },
    'data.contactId is missing',
  ],
  ['a field of another JSON type', { data: { contactId: 7 } }, 'data.contactId is number'],
  [
    'an invalid nested payload',
    { type: 'message.received', data: { conversationId: 'cnv_1', message } },
    'data.message.sessionId is missing',
  ],
  [
    'an invalid list item',
    { type: 'message.released', data: { conversationId: 'cnv_1', messageIds: ['msg_1', null] } },
    'data.messageIds[] is null',
  ],
])('an event with %s is skipped and logged once, and its topic is refetched', (_, wrong, problem) => {
  dispatchEvent(wire(wrong));
  dispatchEvent(good);
  expect(heard).toEqual([good]);
  expect(stale).toBe(1);
  expect(logged.mock.calls.map(([line]) => line)).toEqual([expect.stringContaining(problem)]);
});

test('an event that cannot be applied does not affect the next one', () => {
  dispatchEvent(wire({ seq: 666 }));
  dispatchEvent(good);
  expect(heard).toEqual([good]);
  expect(stale).toBe(1);
  expect(logged).toHaveBeenCalledOnce();
});

test('an event may have unknown extra fields', () => {
  expect(findEventProblem(wire({ data: { contactId, reason: 'gdpr' } }))).toBeUndefined();
  const read = buildEvent('notification.read', { notificationIds: null, readAt: '2026-11-20T09:00:00Z' });
  expect(findEventProblem(read)).toBeUndefined();
});

test('the type of an event determines the type of its data', () => {
  const read = (event: LogEvent) => {
    // @ts-expect-error not before the type is narrowed
    const early = event.data.contactId;
    return event.type === 'contact.deleted' ? event.data.contactId : early;
  };
  expect(read(good)).toBe(contactId);
});
