import { expect, test } from 'vitest';
import {
  type Conversation,
  countFilters,
  type Filters,
  fromView,
  isListed,
  readFilters,
  toQuery,
  writeFilters,
} from './filters.ts';

/* What the server would list (features/conversations of the server), case by case. */

const ME = 'usr_me';
const OTHER = `usr_${'a'.repeat(32)}`;
const TEAM = `tem_${'d'.repeat(32)}`;
const TAG = `tag_${'b'.repeat(32)}`;
const SESSION = `ses_${'c'.repeat(32)}`;
const row = (given: object = {}) =>
  ({
    status: 'open',
    assigneeId: null,
    teamId: null,
    unreadCount: 0,
    heldBackCount: 0,
    contact: { blockedAt: null },
    sessionId: 'ses_1',
    tags: [],
    ...given,
  }) as unknown as Conversation;
const asked = (query: Record<string, string>): Filters => readFilters(new URLSearchParams(query));

test.each([
  [{}, {}, true],
  [{}, { status: 'resolved' }, false],
  [{ state: 'resolved' }, { status: 'resolved' }, true],
  [{ state: 'all' }, { status: 'snoozed' }, true],
  [{ assignee: 'me' }, { assigneeId: ME }, true],
  [{ assignee: 'me' }, { assigneeId: OTHER }, false],
  [{ assignee: 'none' }, {}, true],
  [{ assignee: 'none' }, { assigneeId: ME }, false],
  [{ assignee: OTHER }, { assigneeId: OTHER }, true],
  [{ assignee: OTHER }, {}, false],
  [{ team: 'none' }, {}, true],
  [{ team: 'none' }, { teamId: TEAM }, false],
  [{ team: TEAM }, { teamId: TEAM }, true],
  [{ team: TEAM }, { teamId: OTHER }, false],
  [{ team: TEAM }, {}, false],
  [{ team: TEAM, assignee: 'me' }, { teamId: TEAM }, false],
  [{ unread: 'true' }, {}, false],
  [{ unread: 'true' }, { unreadCount: 2 }, true],
  [{ tag: TAG }, {}, false],
  [{ tag: TAG }, { tags: [{ id: TAG, name: 'VIP', color: 'red' }] }, true],
  [{ session: SESSION }, {}, false],
  [{ session: SESSION }, { sessionId: SESSION }, true],
  [{ q: 'villa' }, {}, undefined],
  [{ q: 'villa' }, { status: 'resolved' }, false],
  [{ closing: 'true' }, {}, undefined],
  [{ sort: 'longest_waiting' }, { lastMessage: { direction: 'in' } }, true],
  [{ sort: 'longest_waiting' }, { lastMessage: { direction: 'out' } }, false],
  [
    { sort: 'longest_waiting', state: 'all' },
    { lastMessage: { direction: 'in' }, status: 'resolved' },
    false,
  ],
  [{ sort: 'window_closing' }, {}, undefined],
  [{}, { heldBackCount: 2 }, true],
  [{}, { contact: { blockedAt: '2026-11-20T08:00:00.000Z' } }, false],
  [{ heldBack: 'true' }, {}, false],
  [{ heldBack: 'true' }, { heldBackCount: 2 }, true],
  [{ heldBack: 'true' }, { contact: { blockedAt: '2026-11-20T08:00:00.000Z' } }, true],
  // Values the server would reject are ignored.
  [{ assignee: '<script>', team: 'me', tag: 'x', session: 'y', state: 'odd', sort: 'odd' }, {}, true],
] as const)('the filters %o match the conversation %o: %s', (query, given, wanted) => {
  expect(isListed(asked(query as Record<string, string>), row(given), ME)).toBe(wanted);
});

test('filters are the same in a URL, a saved view and an API query', () => {
  const filters = asked({
    state: 'all',
    assignee: OTHER,
    team: TEAM,
    tag: TAG,
    session: SESSION,
    unread: 'true',
    heldBack: 'true',
    sort: 'oldest',
  });
  expect(readFilters(writeFilters(new URLSearchParams(), filters))).toEqual(filters);
  expect(fromView(toQuery(filters))).toEqual(filters);
  expect(countFilters(filters)).toBe(6);
});
