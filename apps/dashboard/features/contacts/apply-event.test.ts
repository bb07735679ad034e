import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildEvent } from '../../lib/realtime/testing.ts';
import type { LogEvent } from '../../lib/realtime.ts';
import { applyToContactPages, type ContactPages } from './apply-event.ts';
import {
  type Contact,
  type ContactFilters,
  isListed,
  readFilters,
  writeFilters,
} from './list/contact-filters.ts';

/* Invariant: applying an event to the state fetched before it equals fetching the state after it. */

const PAGE = 3;
const tagA = { id: `tag_${'a'.repeat(32)}`, name: 'a', color: 'red' as const };
const tagB = { id: `tag_${'b'.repeat(32)}`, name: 'b', color: 'blue' as const };

/** A model of the server: all contacts, sorted and filtered as the API does. */
function fetchAll(all: readonly Contact[], filters: ContactFilters): Contact[] {
  const key = (it: Contact) => (filters.sort ? it.displayName.toLowerCase() : it.createdAt);
  const sign = filters.sort ? 1 : -1;
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return all
    .filter((it) => isListed(filters, it) !== false)
    .sort((a, b) => sign * (compare(key(a), key(b)) || compare(a.id, b.id)));
}

/** The first `count` pages of a list. */
function fetchPages(all: readonly Contact[], filters: ContactFilters, count: number): ContactPages {
  const rows = fetchAll(all, filters);
  const wanted = Math.max(1, Math.min(count, Math.ceil(rows.length / PAGE)));
  return {
    pages: Array.from({ length: wanted }, (_, i) => ({
      data: rows.slice(i * PAGE, (i + 1) * PAGE),
      nextCursor: rows.length > (i + 1) * PAGE ? `after ${i}` : null,
    })),
    pageParams: [],
  };
}

const fields = fc.record(
  {
    displayName: fc.constantFrom('Amina', 'Basma', 'chadi', 'Dina'),
    phone: fc.constantFrom(null, '+212600000001'),
    language: fc.constantFrom(null, 'ar', 'fr'),
    optedOutAt: fc.constantFrom(null, '2026-11-20T08:00:00.000Z'),
    suppressedAt: fc.constantFrom(null, null, '2026-11-20T08:00:00.000Z'),
    tags: fc.subarray([tagA, tagB]),
    attributes: fc.constantFrom({}, { city: 'Fès' }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Contact>>;

function buildContact(id: string, given: Partial<Contact>): Contact {
  const second = Number(id.slice(-1)) % 4; // some contacts share a creation time, to test the tie-break by id
  const createdAt = new Date(Date.UTC(2026, 10, 20, 8, 0, second)).toISOString();
  const blank = {
    phone: null,
    language: null,
    optedOutAt: null,
    suppressedAt: null,
    tags: [],
    attributes: {},
  };
  return { id, displayName: 'Amina', createdAt, ...blank, ...given } as unknown as Contact;
}

const filters = fc
  .record({
    tags: fc.constantFrom('', tagA.id, `${tagA.id},${tagB.id}`),
    tagMatch: fc.constantFrom('', 'all'),
    withoutTags: fc.constantFrom('', '', tagB.id),
    consent: fc.constantFrom('', '', 'allowed', 'opted_out', 'suppressed'),
    hasPhone: fc.constantFrom('', '', 'true', 'false'),
    language: fc.constantFrom('', '', 'fr'),
    attribute: fc.constantFrom('', '', 'city'),
    sort: fc.constantFrom('', 'name'),
  })
  .map((query) => readFilters(new URLSearchParams(query)));
const ids = fc.integer({ min: 10, max: 22 }).map((n) => `con_${n}`);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constant('save' as const), ids, fields) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('delete' as const), ids, fields) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('merge' as const), ids, fields) },
);
describe('the contact list', () => {
  test('after applying an event equals a refetch, or is marked for refetching', () => {
    let updates = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(ids, fields), { selector: ([id]) => id, maxLength: 12 }),
        filters,
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        (start, asked, pageCount, steps) => {
          let all = start.map(([id, given]) => buildContact(id, given));
          let shown = fetchPages(all, asked, pageCount);
          for (const [what, id, given] of steps) {
            const known = all.find((it) => it.id === id);
            const others = all.filter((it) => it.id !== id);
            let event: LogEvent;
            if (what === 'save') {
              const contact = known ? { ...known, ...given } : buildContact(id, given);
              all = [...others, contact];
              event = buildEvent(known ? 'contact.updated' : 'contact.created', { contact });
            } else {
              all = others;
              event =
                what === 'delete'
                  ? buildEvent('contact.deleted', { contactId: id })
                  : buildEvent('contact.merged', { sourceId: id, targetId: 'con_9' });
            }
            const applied = applyToContactPages(shown, event, asked);
            if (applied.needs === 'fetch') {
              shown = fetchPages(all, asked, pageCount);
              continue;
            }
            updates += 1;
            shown = applied.pages;
            const rows = shown.pages.flatMap((page) => page.data);
            const fresh = fetchAll(all, asked);
            if (shown.pages.at(-1)?.nextCursor === null) expect(rows).toHaveLength(fresh.length);
            expect(rows).toEqual(fresh.slice(0, rows.length));
          }
        },
      ),
      { seed: 20_261_120, numRuns: 800 },
    );
    expect(updates).toBeGreaterThan(1_000);
  });

  test('is marked for refetching when only the server can apply an event', () => {
    const pages = fetchPages([buildContact('con_10', {})], {}, 1);
    const renamed = buildEvent('contact.updated', {
      contact: buildContact('con_10', { displayName: 'Zoé' }),
    });
    expect(applyToContactPages(pages, renamed, { q: 'amina' }).needs).toBe('fetch');
    expect(applyToContactPages(pages, renamed, { sort: 'name' }).needs).toBe('fetch');
    expect(applyToContactPages(pages, renamed, {}).needs).toBe('nothing');
    const tagged = fetchPages([buildContact('con_10', { tags: [tagA] })], {}, 1);
    expect(
      applyToContactPages(
        tagged,
        buildEvent('tag.updated', { tag: { ...tagA, createdAt: '', updatedAt: '' } }),
        {},
      ).needs,
    ).toBe('fetch');
    expect(applyToContactPages(tagged, buildEvent('tag.deleted', { tagId: tagB.id }), {}).needs).toBe(
      'nothing',
    );
  });
});

test('filters are written to and read from the URL; invalid ones are ignored', () => {
  const filters: ContactFilters = { q: 'أمل & co', tags: tagA.id, consent: 'opted_out', sort: 'name' };
  const address = writeFilters(new URLSearchParams('contact=con_1'), filters);
  expect(readFilters(address)).toEqual(filters);
  expect(address.get('contact')).toBe('con_1');
  expect(readFilters(new URLSearchParams('consent=x&from=today&tags=vip&attributeValue=1&sort=age'))).toEqual(
    {},
  );
});
