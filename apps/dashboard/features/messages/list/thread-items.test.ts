import { expect, test } from 'vitest';
import type { Message } from '../apply-event.ts';
import { buildThreadItems, firstUnread, type MessageItem, withLastEdit } from './thread-items.ts';

let n = 0;
function message(over: Partial<Message> & { minute?: number }): Message {
  n += 1;
  const { minute = n, ...rest } = over;
  const at = new Date(Date.UTC(2026, 10, 26, 10, minute)).toISOString();
  return {
    id: `msg_${n}`,
    direction: 'in',
    origin: 'customer',
    content: { type: 'text', text: 'hi' },
    text: 'hi',
    status: 'received',
    statusTimestamps: {},
    error: null,
    providerId: `wamid.${n}`,
    replyToProviderId: null,
    targetProviderId: null,
    authorId: null,
    at,
    createdAt: at,
    ...rest,
  } as Message;
}
const about = (target: Message, content: object, over: Partial<Message> = {}) =>
  message({ targetProviderId: target.providerId, content: content as Message['content'], ...over });
const messagesOf = (items: ReturnType<typeof buildThreadItems>) =>
  items.filter((it): it is MessageItem => it.type === 'message');
const newestFirst = (...oldestFirst: Message[]) => oldestFirst.reverse();

test('reactions, edits and deletions are shown on their message', () => {
  const one = message({ text: 'Tomorow' });
  const other = message({});
  const items = messagesOf(
    buildThreadItems(
      newestFirst(
        one,
        other,
        about(one, { type: 'reaction', emoji: '👍' }),
        about(one, { type: 'reaction', emoji: '❤️' }),
        about(one, { type: 'reaction', emoji: '🙏' }, { direction: 'out', origin: 'agent', status: 'sent' }),
        about(one, { type: 'edit', content: { type: 'text', text: 'Tomorrow' } }, { text: 'Tomorrow' }),
        about(other, { type: 'revoke' }),
      ),
    ),
  );
  expect(items).toHaveLength(2);
  expect(items[0]?.reactions.map(({ content }) => content.type === 'reaction' && content.emoji)).toEqual([
    '❤️',
    '🙏',
  ]);
  expect(items[0] && withLastEdit(items[0]).text).toBe('Tomorrow');
  expect(items[0]?.message.text).toBe('Tomorow');
  expect(items[1]?.revokedBy).toBeDefined();
});

test('a removed reaction disappears; one that failed to send stays visible', () => {
  const one = message({});
  const items = messagesOf(
    buildThreadItems(
      newestFirst(
        one,
        about(one, { type: 'reaction', emoji: '👍' }),
        about(one, { type: 'reaction', emoji: null }),
        about(
          one,
          { type: 'reaction', emoji: '🙏' },
          { direction: 'out', origin: 'agent', status: 'failed' },
        ),
      ),
    ),
  );
  expect(items[0]?.reactions).toEqual([]);
  expect(items).toHaveLength(2);
});

test('an edit of a message that is not loaded is a separate item', () => {
  const items = messagesOf(
    buildThreadItems([
      message({ targetProviderId: 'wamid.old', content: { type: 'revoke', targetProviderId: 'wamid.old' } }),
    ]),
  );
  expect(items).toHaveLength(1);
});

test('a reply contains the quoted message once that is loaded', () => {
  const question = message({});
  const answer = message({ replyToProviderId: question.providerId });
  expect(messagesOf(buildThreadItems([answer]))[0]?.quoted).toBeUndefined();
  expect(messagesOf(buildThreadItems([answer, question]))[1]?.quoted).toBe(question);
});

test('messages of one author within five minutes are grouped', () => {
  const items = messagesOf(
    buildThreadItems(
      newestFirst(
        message({ minute: 0 }),
        message({ minute: 1 }),
        message({ minute: 2, direction: 'out', origin: 'agent', authorId: 'usr_a' }),
        message({ minute: 3, direction: 'out', origin: 'agent', authorId: 'usr_b' }),
        message({ minute: 20, direction: 'out', origin: 'agent', authorId: 'usr_b' }),
      ),
    ),
  );
  expect(items.map(({ isFirst, isLast }) => `${Number(isFirst)}${Number(isLast)}`)).toEqual([
    '10',
    '01',
    '11',
    '11',
    '11',
  ]);
});

test('days are labelled; the first only if no older messages exist', () => {
  const items = newestFirst(message({ at: '2026-11-20T12:00:00Z' }), message({ at: '2026-11-22T12:00:00Z' }));
  expect(buildThreadItems(items).map(({ type }) => type)).toEqual(['day', 'message', 'day', 'message']);
  expect(buildThreadItems(items, { hasOlder: true }).map(({ type }) => type)).toEqual([
    'message',
    'day',
    'message',
  ]);
});

test("the unread marker is placed by the server's count, ignoring reactions and notes", () => {
  const read = message({});
  const first = message({});
  const list = newestFirst(
    read,
    first,
    about(read, { type: 'reaction', emoji: '👍' }),
    message({ direction: 'internal', origin: 'agent' }),
    message({}),
  );
  expect(firstUnread(list, 2)).toBe(first.id);
  expect(firstUnread(list, 9)).toBeUndefined();
  const items = buildThreadItems(list, { unreadFromId: first.id });
  const at = items.findIndex(({ type }) => type === 'unread');
  expect(items[at + 1]?.key).toBe(first.id);
});

test('unchanged items keep their object identity, so that they are not rendered again', () => {
  const one = message({});
  const other = message({});
  const before = buildThreadItems([other, one]);
  const after = buildThreadItems(newestFirst(one, other, about(one, { type: 'reaction', emoji: '👍' })), {
    before,
  });
  expect(messagesOf(after)[0]).not.toBe(messagesOf(before)[0]);
  expect(messagesOf(after)[1]).toBe(messagesOf(before)[1]);
});
