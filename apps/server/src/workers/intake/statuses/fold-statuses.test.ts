import { type StatusStep, statusSteps } from '@waqtor/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StatusReport } from '../../../features/messages/index.ts';
import { foldStatuses } from './fold-statuses.ts';
import type { TargetRow } from './statuses.store.ts';

const pending = {
  id: 'm',
  direction: 'out',
  providerId: 'wamid.1',
  ack: 0,
  statuses: {},
  error: null,
  isUnknown: true,
} as unknown as TargetRow;

const buildReport = (step: StatusStep, second = 0): StatusReport => ({
  step,
  at: new Date(Date.UTC(2026, 10, 20, 8, 0, second)),
  ...(step === 'failed' ? { errors: [{ code: 131_026, title: 'Undeliverable' }] } : {}),
});

/** Applies the reports one at a time, as webhooks deliver them. */
function end(reports: readonly StatusReport[]): TargetRow {
  return reports.reduce((row, report) => foldStatuses(row, [report]) ?? row, pending);
}

function* ordersOf<Item>(items: readonly Item[]): Generator<Item[]> {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries()) {
    for (const rest of ordersOf(items.filter((_, other) => other !== i))) yield [item, ...rest];
  }
}

function* multisets(size: number, from = 0): Generator<StatusStep[]> {
  if (size === 0) yield [];
  else {
    for (let i = from; i < statusSteps.length; i++) {
      for (const rest of multisets(size - 1, i)) yield [statusSteps[i] as StatusStep, ...rest];
    }
  }
}

test('every order of every multiset of up to five statuses gives the same message', () => {
  for (let size = 1; size <= 5; size++) {
    for (const steps of multisets(size)) {
      const reports = steps.map((step, i) => buildReport(step, i));
      const expected = end(reports);
      expect(foldStatuses(pending, reports)).toEqual(expected);
      for (const order of ordersOf(reports)) expect(end(order)).toEqual(expected);
    }
  }
});

test('different reports with one timestamp give the same result in any order', () => {
  const report = fc.record({
    step: fc.constantFrom(...statusSteps),
    second: fc.integer({ min: 0, max: 1 }),
    code: fc.integer({ min: 1, max: 3 }),
    raw: fc.record({ price: fc.integer({ min: 0, max: 2 }) }),
  });
  const orders = fc
    .array(report, { minLength: 1, maxLength: 5 })
    .chain((reports) =>
      fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length })),
    );
  fc.assert(
    fc.property(orders, ([reports, shuffled]) => {
      const read = ({ step, second, code, raw }: (typeof reports)[number]) => ({
        ...buildReport(step, second),
        errors: [{ code }],
        raw,
      });
      expect(end(shuffled.map(read))).toEqual(end(reports.map(read)));
    }),
  );
});

test.each([
  [['sent'], 1],
  [['sent', 'failed'], -1],
  [['failed', 'delivered'], 2],
  [['read'], 3],
  [['played', 'failed', 'sent'], 4],
] as const)('%j results in ack %i', (steps, ack) => {
  const row = end(steps.map((step) => buildReport(step)));
  expect(row.ack).toBe(ack);
  expect(row.isUnknown).toBe(false);
  expect(row.error === null).toBe(ack !== -1);
});

test('a duplicate status changes nothing', () => {
  const row = end([buildReport('sent'), buildReport('failed', 1)]);
  expect(foldStatuses(row, [buildReport('failed', 1), buildReport('sent', 5)])).toBeUndefined();
});
