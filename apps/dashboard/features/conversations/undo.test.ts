import { expect, test } from 'vitest';
import type { Changed } from './action.ts';
import { undoRequests } from './undo.ts';

const now = new Date('2026-11-26T08:00:00.000Z');
const changed = (id: string, changes: object, previous: object) =>
  ({ conversationId: id, changes, previous }) as Changed;
const mark = (id: string) => ({ id, name: id, color: 'gray' });

test('undo restores each previous value with one request per distinct value', () => {
  const resolved = { status: 'resolved', snoozedUntil: null };
  expect(
    undoRequests(
      [
        changed('a', resolved, { status: 'open' }),
        changed('b', resolved, { status: 'open' }),
        changed('c', resolved, { status: 'snoozed', snoozedUntil: '2026-11-27T08:00:00.000Z' }),
        changed('d', resolved, { status: 'snoozed', snoozedUntil: '2026-11-26T07:59:00.000Z' }),
        changed('e', resolved, { status: 'pending' }),
      ],
      now,
    ),
  ).toEqual([
    { action: { action: 'reopen' }, ids: ['a', 'b', 'd'] },
    { action: { action: 'snooze', until: '2026-11-27T08:00:00.000Z' }, ids: ['c'] },
    { action: { action: 'mark_pending' }, ids: ['e'] },
  ]);
});

test('undo restores a snooze until a reply, and the previous time of a changed snooze', () => {
  expect(undoRequests([changed('a', { status: 'open' }, { status: 'snoozed' })], now)).toEqual([
    { action: { action: 'snooze', untilReply: true }, ids: ['a'] },
  ]);
  const moved = changed(
    'a',
    { snoozedUntil: '2026-11-29T08:00:00.000Z' },
    { snoozedUntil: '2026-11-27T08:00:00.000Z' },
  );
  expect(undoRequests([moved], now)).toEqual([
    { action: { action: 'snooze', until: '2026-11-27T08:00:00.000Z' }, ids: ['a'] },
  ]);
});

test('undo restores assignees, teams and tags', () => {
  expect(
    undoRequests(
      [
        changed('a', { assigneeId: 'usr_x' }, { assigneeId: null }),
        changed('b', { assigneeId: 'usr_x' }, { assigneeId: 'usr_y' }),
        changed('c', { tags: [mark('t1'), mark('t2')] }, { tags: [mark('t1'), mark('t3')] }),
        changed('c', { teamId: 'tem_x' }, { teamId: null }),
        changed('d', { unreadCount: 0 }, { unreadCount: 4 }),
      ],
      now,
    ),
  ).toEqual([
    { action: { action: 'unassign' }, ids: ['a'] },
    { action: { action: 'assign', assigneeId: 'usr_y' }, ids: ['b'] },
    { action: { action: 'tag', tagIds: ['t3'] }, ids: ['c'] },
    { action: { action: 'untag', tagIds: ['t2'] }, ids: ['c'] },
    { action: { action: 'assign_team', teamId: null }, ids: ['c'] },
    { action: { action: 'mark_unread' }, ids: ['d'] },
  ]);
});
