import { expect, expectTypeOf, test } from 'vitest';
import {
  type AnyEvent,
  contactDeleted,
  type EventOf,
  eventDefinitions,
  eventTopics,
  findEventDefinition,
  messageUpdated,
  notificationRead,
  tagCreated,
} from './index.ts';
import { schemaNameOf } from './logged-event.ts';
import { findEventProblem, isEvent } from './read-event.ts';

const contactId = 'con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2';

test('an event has the type and topic of its definition, and the given payload', () => {
  expect(contactDeleted({ contactId })).toEqual({
    type: 'contact.deleted',
    topic: 'conversations',
    data: { contactId },
  });
});

test('an invalid payload does not compile', () => {
  // @ts-expect-error a field is missing
  contactDeleted({});
  // @ts-expect-error a field is of another type
  contactDeleted({ contactId: 7 });
  // @ts-expect-error a field of another event
  contactDeleted({ contactId, tagId: 'tag_1' });
  // @ts-expect-error a nested field is missing
  tagCreated({ tag: { id: 'tag_1', name: 'VIP', color: 'red' } });
  messageUpdated({
    messageId: '',
    conversationId: '',
    // @ts-expect-error not one of the allowed values
    status: 'gone',
    ack: 1,
    statusTimestamps: {},
    error: null,
  });
  // @ts-expect-error no definition has this type
  expectTypeOf<EventOf<'contact.vanished'>>();
});

test('the type of an event determines the type of its payload', () => {
  const read = (event: AnyEvent) => {
    if (event.type === 'contact.deleted') expectTypeOf(event.data).toEqualTypeOf<{ contactId: string }>();
    // @ts-expect-error the type has not been narrowed yet
    return event.data.contactId;
  };
  expect(read(contactDeleted({ contactId }))).toBe(contactId);
});

test('event types and schema names are unique, and every topic can be subscribed to', () => {
  const count = eventDefinitions.length;
  expect(count).toBeGreaterThan(40);
  expect(new Set(eventDefinitions.map(({ type }) => type)).size).toBe(count);
  expect(new Set(eventDefinitions.map(schemaNameOf)).size).toBe(count);
  for (const definition of eventDefinitions) {
    expect(eventTopics).toContain(definition.topic);
    expect(findEventDefinition(definition.type)).toBe(definition);
    expect(definition.summary).toMatch(/^[A-Z].+\.$/s);
  }
});

test.each([
  ['of an unknown type', { type: 'contact.vanished' }, 'unknown type'],
  ['with a type named like an object property', { type: 'constructor' }, 'unknown type'],
  ['on another topic', { topic: 'sessions' }, 'not on its topic, conversations'],
  ['whose data is not an object', { data: 'con_1' }, 'data is no object'],
  ['whose data is null', { data: null }, 'data is no object'],
  ['whose data is a list', { data: [contactId] }, 'data is no object'],
  ['without a field', { data: {} }, 'data.contactId is missing'],
  ['with a field of another JSON type', { data: { contactId: { id: 1 } } }, 'data.contactId is object'],
])('an event %s is unreadable', (_, wrong, problem) => {
  const entry = { ...contactDeleted({ contactId }), ...wrong };
  expect(findEventProblem(entry)).toBe(problem);
  expect(isEvent(entry)).toBe(false);
});

test('an event is readable with extra fields, with missing fields below the first level, and with allowed nulls', () => {
  const later = { ...contactDeleted({ contactId }), data: { contactId, reason: 'gdpr' } };
  expect(findEventProblem(later)).toBeUndefined();
  const earlier = { type: 'contact.updated', topic: 'conversations', data: { contact: { id: contactId } } };
  expect(findEventProblem(earlier)).toBeUndefined();
  expect(isEvent(notificationRead({ notificationIds: null, readAt: '2026-11-20T09:00:00Z' }))).toBe(true);
  expect(findEventProblem({ type: 'contact.updated', topic: 'conversations', data: { contact: null } })).toBe(
    'data.contact is null',
  );
});
