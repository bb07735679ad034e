import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildEvent } from '../../lib/realtime/testing.ts';
import { applyToList, type ConversationPages } from './apply-event.ts';
import { type Conversation, type Filters, isListed, readFilters } from './filters.ts';

/* Invariant: applying an event to the state fetched before it equals fetching the state after it. */

const ME = 'usr_me';
const TEAM = `tem_${'a'.repeat(32)}`;
const PAGE = 3;

/** A model of the server: all conversations, sorted and filtered as the API does. */
function fetchAll(all: readonly Conversation[], filters: Filters): Conversation[] {
  return all
    .filter((it) => isListed(filters, it, ME) !== false)
    .sort((a, b) => {
      const isBefore = a.lastMessageAt === b.lastMessageAt ? a.id < b.id : a.lastMessageAt < b.lastMessageAt;
      return isBefore === (filters.sort === 'newest') ? 1 : -1;
    });
}

/** The first `count` pages of a list. */
function fetchPages(all: readonly Conversation[], filters: Filters, count: number): ConversationPages {
  const rows = fetchAll(all, filters);
  const wanted = Math.max(1, Math.min(count, Math.ceil(rows.length / PAGE)));
  return {
    pages: Array.from({ length: wanted }, (_, i) => ({
      data: rows.slice(i * PAGE, (i + 1) * PAGE),
      nextCursor: rows.length > (i + 1) * PAGE ? `after ${i}` : null,
    })),
    pageParams: Array.from({ length: wanted }, () => undefined),
  };
}

function buildConversation(id: string, given: Partial<Conversation>): Conversation {
  return {
    id,
    status: 'open',
    assigneeId: null,
    teamId: null,
    unreadCount: 0,
    sessionId: 'ses_1',
    lastMessageAt: '2026-11-20T08:00:00.000Z',
    lastMessage: null,
    contact: { id: `con_${id}`, tags: [] },
    tags: [],
    ...given,
  } as Conversation;
}

const changes = fc.record(
  {
    status: fc.constantFrom('open', 'pending', 'snoozed', 'resolved'),
    assigneeId: fc.constantFrom(null, ME, 'usr_other'),
    teamId: fc.constantFrom(null, TEAM, `tem_${'b'.repeat(32)}`),
    unreadCount: fc.nat({ max: 2 }),
    lastMessage: fc.constantFrom(null, { direction: 'in' }, { direction: 'out' }),
    lastMessageAt: fc.nat({ max: 20 }).map((n) => new Date(Date.UTC(2026, 10, 20, 8, 0, n)).toISOString()),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Conversation>>;
const filters = fc
  .record({
    state: fc.constantFrom('open', 'resolved', 'all'),
    assignee: fc.constantFrom('me', 'none', ''),
    team: fc.constantFrom(TEAM, 'none', '', ''),
    unread: fc.constantFrom('true', ''),
    sort: fc.constantFrom('', '', 'oldest', 'longest_waiting'),
  })
  .map((query) => readFilters(new URLSearchParams(query)));
const ids = fc.integer({ min: 10, max: 24 }).map((n) => `cnv_${n}`);

describe('the conversation list', () => {
  test('after applying an event equals a refetch, or is marked for refetching', () => {
    let updates = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(ids, changes), { selector: ([id]) => id, maxLength: 12 }),
        filters,
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.tuple(ids, changes), { minLength: 1, maxLength: 8 }),
        (start, asked, pageCount, events) => {
          let all = start.map(([id, given]) => buildConversation(id, given));
          let shown = fetchPages(all, asked, pageCount);
          for (const [id, moved] of events) {
            const known = all.find((it) => it.id === id);
            const after = known ? { ...known, ...moved } : buildConversation(id, moved);
            all = [...all.filter((it) => it.id !== id), after];
            const event = known
              ? buildEvent('conversation.updated', { conversationId: id, changes: moved })
              : buildEvent('conversation.created', { conversationId: id, changes: after });
            const applied = applyToList(shown, event, { filters: asked, ownUserId: ME });
            if (applied.needs === 'fetch') {
              shown = fetchPages(all, asked, pageCount);
              continue;
            }
            updates += 1;
            shown = applied.pages;
            const rows = shown.pages.flatMap((page) => page.data);
            const isWhole = shown.pages.at(-1)?.nextCursor === null;
            const fresh = fetchAll(all, asked);
            // If more pages remain, the loaded rows are a prefix of the list; otherwise they are the whole
            // list.
            expect(rows.map((it) => it.id)).toEqual(
              (isWhole ? fresh : fresh.slice(0, rows.length)).map((it) => it.id),
            );
            expect(rows).toEqual(fresh.slice(0, rows.length));
          }
        },
      ),
      { seed: 20_261_120, numRuns: 2_000 },
    );
    expect(updates).toBeGreaterThan(1_000);
  });

  test('is marked for refetching when only the server can apply an event', () => {
    const asked = readFilters(new URLSearchParams({ q: 'appartement' }));
    const row = buildConversation('cnv_1', {});
    const pages = fetchPages([row], asked, 1);
    const event = buildEvent('conversation.updated', { conversationId: 'cnv_1', changes: {} });
    expect(applyToList(pages, event, { filters: asked, ownUserId: ME }).needs).toBe('fetch');
  });
});
