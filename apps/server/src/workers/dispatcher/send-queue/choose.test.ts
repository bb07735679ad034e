import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candidate, choose, orderKey } from './choose.ts';

const candidates = fc
  .array(fc.record({ conversation: fc.integer({ min: 0, max: 5 }), priority: fc.constantFrom(0, 1) }), {
    maxLength: 40,
  })
  .map((rows) =>
    rows
      .map(
        ({ conversation, priority }, position): Candidate => ({
          messageId: `m${position}`,
          conversationId: `c${conversation}`,
          contactId: `c${conversation}`,
          priority,
          position,
          attempts: 0,
          upload: null,
        }),
      )
      .sort((a, b) => a.priority - b.priority || a.position - b.position),
  );
const keys = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(0, 1)));
const blockedKeys = keys.map(
  (list) => new Set(list.map(([conversation, priority]) => `c${conversation}${priority}`)),
);
const forbidden = fc
  .uniqueArray(fc.integer({ min: 0, max: 39 }))
  .map((list) => new Set(list.map((i) => `m${i}`)));

test('choose returns the first sendable message of each order key, most urgent first, and keeps the rest', () => {
  fc.assert(
    fc.property(
      candidates,
      blockedKeys,
      forbidden,
      fc.integer({ min: 0, max: 45 }),
      (rows, blocked, no, room) => {
        const { chosen, left } = choose(rows, room, {
          isBlocked: (key) => blocked.has(key),
          mayLeave: (candidate) => !no.has(candidate.messageId),
        });
        expect(chosen.length).toBeLessThanOrEqual(room);
        expect([...chosen, ...left].map((it) => it.messageId).sort()).toEqual(
          rows.map((it) => it.messageId).sort(),
        );
        expect(left).toEqual(rows.filter((row) => !chosen.includes(row)));
        for (const one of chosen) {
          const first = rows.find((row) => orderKey(row) === orderKey(one));
          expect(one).toBe(first);
          expect(blocked.has(orderKey(one)) || no.has(one.messageId)).toBe(false);
        }
        const positions = chosen.map((one) => rows.indexOf(one));
        expect(positions).toEqual([...positions].sort((a, b) => a - b));
        // If there is room left, no message that may be sent was left out.
        if (chosen.length < room) {
          const may = rows.filter(
            (row) =>
              rows.find((it) => orderKey(it) === orderKey(row)) === row &&
              !blocked.has(orderKey(row)) &&
              !no.has(row.messageId),
          );
          expect(chosen).toEqual(may);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
