import { expect, test } from 'vitest';
import { buildEvent } from '../../lib/realtime/testing.ts';
import type { EventOf } from '../../lib/realtime.ts';
import { addMessage, applyToThread, isMissing, type Message } from './apply-event.ts';
import { OPTIMISTIC_PREFIX, type TimelinePages } from './timeline.ts';

const CONVERSATION = 'cnv_1';
const buildMessage = (id: string, given: Partial<Message> = {}): Message =>
  ({
    id,
    conversationId: CONVERSATION,
    direction: 'out',
    authorId: 'usr_me',
    text: 'ok',
    content: { type: 'text', text: 'ok' },
    at: '2026-11-20T08:00:00.000Z',
    ack: 0,
    ...given,
  }) as Message;
const buildThread = (...data: Message[]): TimelinePages => ({
  pages: [{ data, activities: [], nextCursor: null }],
  pageParams: [undefined],
});
const idsOf = (thread: TimelinePages) => thread.pages.flatMap((page) => page.data.map((it) => it.id));
type OfConversation =
  | 'message.created'
  | 'message.received'
  | 'message.updated'
  | 'message.released'
  | 'message.media_updated';
const tell = <Type extends OfConversation>(
  thread: TimelinePages,
  type: Type,
  data: Partial<EventOf<Type>['data']>,
) => applyToThread(thread, buildEvent(type, { conversationId: CONVERSATION, ...data }), CONVERSATION);

test('a sent message replaces the optimistic message with its timestamp, also among equal texts', () => {
  const thread = buildThread(
    buildMessage(`${OPTIMISTIC_PREFIX}b`, { at: '2026-11-20T08:00:02.000Z' }),
    buildMessage(`${OPTIMISTIC_PREFIX}a`),
  );
  const one = tell(thread, 'message.created', { message: buildMessage('msg_1') });
  expect(idsOf(one)).toEqual([`${OPTIMISTIC_PREFIX}b`, 'msg_1']);
  const two = tell(one, 'message.created', {
    message: buildMessage('msg_2', { at: '2026-11-20T08:00:01.000Z' }),
  });
  expect(idsOf(two)).toEqual(['msg_2', 'msg_1']);
});

test('a message whose response arrived before its event replaces no other optimistic message', () => {
  const photo = buildMessage('msg_1', { text: null });
  const film = buildMessage(`${OPTIMISTIC_PREFIX}b`, { text: null, at: '2026-11-20T08:00:02.000Z' });
  expect(idsOf(tell(buildThread(film, photo), 'message.created', { message: photo }))).toEqual([
    film.id,
    photo.id,
  ]);
});

test('optimistic messages with equal timestamps are in the order of creation', () => {
  const part = (id: string, createdAt: string) => buildMessage(`${OPTIMISTIC_PREFIX}${id}`, { createdAt });
  const first = addMessage(buildThread(), part('z', '2026-11-20T08:00:00.000Z'));
  const both = addMessage(first, part('a', '2026-11-20T08:00:00.001Z'));
  expect(idsOf(both)).toEqual([`${OPTIMISTIC_PREFIX}a`, `${OPTIMISTIC_PREFIX}z`]);
});

test("a colleague's message does not replace an optimistic message", () => {
  const thread = buildThread(buildMessage(`${OPTIMISTIC_PREFIX}a`));
  const after = tell(thread, 'message.created', {
    message: buildMessage('msg_1', { authorId: 'usr_other' }),
  });
  expect(idsOf(after).sort()).toEqual([`${OPTIMISTIC_PREFIX}a`, 'msg_1']);
});

test('messages are sorted by time without duplicates, and updated in place', () => {
  const thread = buildThread(
    buildMessage('msg_3', { at: '2026-11-20T08:00:03.000Z' }),
    buildMessage('msg_1'),
  );
  const late = { message: buildMessage('msg_2', { at: '2026-11-20T08:00:02.000Z', direction: 'in' }) };
  const twice = tell(tell(thread, 'message.received', late), 'message.received', late);
  expect(idsOf(twice)).toEqual(['msg_3', 'msg_2', 'msg_1']);
  const read = tell(twice, 'message.updated', { messageId: 'msg_1', ack: 3, status: 'read' });
  expect(read.pages[0]?.data.at(-1)).toMatchObject({ id: 'msg_1', ack: 3, status: 'read', text: 'ok' });
  expect(tell(read, 'message.received', { ...late, conversationId: 'cnv_2' })).toBe(read);
});

test('a message whose position changed is moved', () => {
  const reply = buildMessage('msg_1', { direction: 'in', text: 'reply', at: '2026-11-20T08:00:01.000Z' });
  const answer = buildMessage('msg_2', { text: 'answer', at: '2026-11-20T08:03:00.000Z' });
  const at = '2026-11-20T08:03:00.002Z';
  const thread = tell(buildThread(answer, reply), 'message.updated', { messageId: 'msg_1', at });
  expect(thread.pages[0]?.data).toEqual([{ ...reply, at }, answer]);
});

test('a message that moved among the loaded ones without being loaded is fetched', () => {
  const loaded: TimelinePages = {
    pages: [
      {
        data: [buildMessage('msg_9', { at: '2026-11-20T08:00:05.000Z' })],
        activities: [],
        nextCursor: 'older',
      },
    ],
    pageParams: [undefined],
  };
  const moved = (messageId: string, at?: string) =>
    buildEvent('message.updated', { conversationId: CONVERSATION, messageId, ...(at && { at }) });
  expect(isMissing(loaded, moved('msg_1', '2026-11-20T08:00:06.000Z'))).toBe(true);
  expect(isMissing(loaded, moved('msg_1', '2026-11-20T08:00:04.000Z'))).toBe(false);
  expect(isMissing(loaded, moved('msg_1'))).toBe(false);
  expect(isMissing(loaded, moved('msg_9', '2026-11-20T08:00:06.000Z'))).toBe(false);
});

test('an updated message shows its new content at its new position', () => {
  const call = buildMessage('msg_1', { content: { type: 'call', outcome: 'ringing' }, text: null });
  const later = buildMessage('msg_2', { at: '2026-11-20T08:00:05.000Z' });
  const ended = { content: { type: 'call', outcome: 'missed' }, at: '2026-11-20T08:00:09.000Z' } as const;
  const thread = tell(buildThread(later, call), 'message.updated', { messageId: 'msg_1', ...ended });
  expect(idsOf(thread)).toEqual(['msg_1', 'msg_2']);
  expect(thread.pages[0]?.data[0]).toMatchObject(ended);
});
