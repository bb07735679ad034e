import { expect, test } from 'vitest';
import { buildEvent } from '../../lib/realtime/testing.ts';
import { addMessage, applyToThread, type Message } from './apply-event.ts';
import { buildThreadItems } from './list/thread-items.ts';
import { type Activity, addActivity, OPTIMISTIC_PREFIX, type TimelinePages, toPage } from './timeline.ts';

const CONVERSATION = 'cnv_1';
const instant = (minute: number) => new Date(Date.UTC(2026, 10, 20, 8, minute)).toISOString();
const buildActivity = (id: string, minute: number): Activity => ({
  id: `act_${id}`,
  conversationId: CONVERSATION,
  type: 'merged',
  contactName: 'Amina',
  actor: { type: 'system' },
  at: instant(minute),
});
const buildMessage = (id: string, minute: number): Message =>
  ({
    id,
    direction: 'in',
    origin: 'customer',
    content: { type: 'text', text: 'hi' },
    at: instant(minute),
  }) as Message;
const buildPages = (...pages: TimelinePages['pages']): TimelinePages => ({ pages, pageParams: [] });
const itemsOf = ({ pages }: TimelinePages) =>
  buildThreadItems(
    pages.flatMap((page) => page.data),
    { activities: pages.flatMap((page) => page.activities), hasOlder: true },
  );
const keysOf = (pages: TimelinePages) => itemsOf(pages).map(({ key }) => key);

/** Two of three pages are loaded; the first has only activities. */
const loaded = buildPages(
  { data: [], activities: [buildActivity('6', 6), buildActivity('5', 5)], nextCursor: 'a' },
  { data: [buildMessage('msg_4', 4)], activities: [buildActivity('3', 3)], nextCursor: 'b' },
);

test('a page of the server is divided, and shown in the order of the server', () => {
  const page = toPage({
    data: [
      { type: 'activity', activity: buildActivity('2', 1) },
      { type: 'message', message: buildMessage('msg_1', 1) },
      { type: 'activity', activity: buildActivity('0', 1) },
    ],
    nextCursor: null,
  });
  expect(keysOf(buildPages(page))).toEqual(['act_0', 'msg_1', 'act_2']);
});

test('a new activity or message appears at its time, also on a page without messages', () => {
  expect(keysOf(addMessage(loaded, buildMessage('msg_7', 7)))).toEqual([
    'act_3',
    'msg_4',
    'act_5',
    'act_6',
    'msg_7',
  ]);
  expect(keysOf(addActivity(loaded, buildActivity('45', 4)))).toEqual([
    'act_3',
    'msg_4',
    'act_45',
    'act_5',
    'act_6',
  ]);
  expect(keysOf(addActivity(loaded, buildActivity('6', 6))), 'one that is loaded').toEqual(keysOf(loaded));
});

test('what is older than the loaded part is ignored until its page is loaded', () => {
  expect(addActivity(loaded, buildActivity('1', 1)).pages).toEqual(loaded.pages);
  expect(addMessage(loaded, buildMessage('msg_1', 1)).pages).toEqual(loaded.pages);
});

test('events add and remove activities', () => {
  const activity = buildActivity('7', 7);
  const about = { conversationId: CONVERSATION };
  const added = applyToThread(
    loaded,
    buildEvent('conversation.activity_added', { ...about, activity }),
    CONVERSATION,
  );
  expect(keysOf(added).at(-1)).toBe(activity.id);
  const removed = buildEvent('conversation.activity_removed', { ...about, activityId: activity.id });
  expect(applyToThread(added, removed, CONVERSATION)).toEqual(loaded);
});

test('a message that is being sent stays last, whatever the clock of the device', () => {
  const sending = buildMessage(`${OPTIMISTIC_PREFIX}a`, 5);
  expect(keysOf(addMessage(loaded, sending)).at(-1)).toBe(sending.id);
});

test('more than three consecutive activities are folded under the key of the oldest; messages and days end a run', () => {
  const run = (ids: number[]) => ids.map((id) => buildActivity(String(id), id)).reverse();
  const typesOf = (activities: Activity[], ...messages: Message[]) =>
    buildThreadItems(messages, { activities, hasOlder: true }).map(({ type }) => type);
  expect(typesOf(run([1, 2, 3]))).toEqual(['activity', 'activity', 'activity']);
  expect(typesOf(run([1, 2, 3, 4]))).toEqual(['activities']);
  expect(typesOf(run([1, 2, 4, 5]), buildMessage('msg_3', 3))).toEqual([
    'activity',
    'activity',
    'message',
    'activity',
    'activity',
  ]);
  const tomorrow = { ...buildActivity('9', 0), at: '2026-11-22T12:00:00.000Z' };
  expect(typesOf([tomorrow, ...run([1, 2, 3])])).toEqual([
    'activity',
    'activity',
    'activity',
    'day',
    'activity',
  ]);
  const [folded] = buildThreadItems([], { activities: run([1, 2, 3, 4, 5]), hasOlder: true });
  expect(folded).toMatchObject({ key: 'act_1', activities: { length: 5 } });
});

test('an activity between two messages of one author ends their group', () => {
  const [first, , last] = buildThreadItems([buildMessage('msg_3', 3), buildMessage('msg_1', 1)], {
    activities: [buildActivity('2', 2)],
    hasOlder: true,
  });
  expect([first, last]).toMatchObject([
    { isFirst: true, isLast: true },
    { isFirst: true, isLast: true },
  ]);
});
