import { statusSteps } from '@waqtor/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyStatus, deriveAck, type Statuses, type StatusReport, stepInstants } from './message-status.ts';

const report = fc.record({
  step: fc.constantFrom(...statusSteps),
  at: fc.integer({ min: 0, max: 3 }).map((second) => new Date(1_760_000_000_000 + second * 1_000)),
  errors: fc.array(fc.record({ code: fc.constantFrom(131026, 131047) }), { maxLength: 1 }),
});

function addUp(reports: readonly StatusReport[]): Statuses {
  return reports.reduce(applyStatus, {} as Statuses);
}

test('any order and repetition of the same status reports gives the same message', () => {
  const shuffled = fc
    .array(report, { maxLength: 5 })
    .chain((reports) =>
      fc.tuple(
        fc.constant(reports),
        fc.shuffledSubarray([...reports, ...reports], { minLength: reports.length * 2 }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([reports, others]) => {
      expect(addUp(others)).toEqual(addUp(reports));
    }),
    { numRuns: 2_000 },
  );
});

test('the ack never decreases, except from sent to failed', () => {
  const rank = [0, 1, -1, 2, 3, 4];
  fc.assert(
    fc.property(fc.array(report, { maxLength: 8 }), (reports) => {
      let statuses: Statuses = {};
      for (const one of reports) {
        const before = rank.indexOf(deriveAck(statuses));
        statuses = applyStatus(statuses, one);
        expect(rank.indexOf(deriveAck(statuses))).toBeGreaterThanOrEqual(before);
      }
    }),
  );
});

test('each step keeps its earliest timestamp', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 9, 0, second));
  const statuses = addUp([
    { step: 'read', at: at(5) },
    { step: 'delivered', at: at(3) },
    { step: 'read', at: at(4) },
  ]);
  expect(stepInstants(statuses)).toEqual({ delivered: at(3).toISOString(), read: at(4).toISOString() });
  expect(deriveAck(statuses)).toBe(3);
});

test('a failure overrides sent, but not delivered', () => {
  const at = new Date();
  expect(
    deriveAck(
      addUp([
        { step: 'sent', at },
        { step: 'failed', at },
      ]),
    ),
  ).toBe(-1);
  expect(
    deriveAck(
      addUp([
        { step: 'failed', at },
        { step: 'delivered', at },
      ]),
    ),
  ).toBe(2);
});
