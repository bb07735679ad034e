import { statusSteps } from '@waqtor/contract';
import { expect, test } from 'vitest';
import { applyStatus, deriveAck, type Statuses, type StatusReport } from './message-status.ts';

const LONGEST = 5;
const instants = [new Date(1_760_000_000_000), new Date(1_760_000_001_000)];

/** Every distinguishable report: each step at two instants, with failures for either reason. */
const reports: StatusReport[] = statusSteps.flatMap((step) =>
  instants.flatMap((at) =>
    (step === 'failed' ? [[{ code: 131026 }], [{ code: 131047 }]] : [[]]).map((errors) => ({
      step,
      at,
      errors,
    })),
  ),
);

test('every order of every multiset of up to 5 statuses gives the same message', () => {
  const messages = new Map<string, string>();
  const different: string[] = [];
  let sequences = 0;

  function tellOn(statuses: Statuses, told: readonly number[]): void {
    sequences += 1;
    const multiset = [...told].sort((a, b) => a - b).join(' ');
    const message = shown(statuses);
    const known = messages.get(multiset);
    if (known === undefined) messages.set(multiset, message);
    else if (known !== message) different.push(`${told.join(' ')}: ${message} instead of ${known}`);
    if (told.length === LONGEST) return;
    for (const [i, report] of reports.entries()) tellOn(applyStatus(statuses, report), [...told, i]);
  }

  tellOn({}, []);
  expect(different.slice(0, 5)).toEqual([]);
  // The test covers all sequences of 0 to 5 of the 12 reports, and all multisets.
  expect(reports).toHaveLength(12);
  expect(sequences).toBe(1 + 12 + 12 ** 2 + 12 ** 3 + 12 ** 4 + 12 ** 5);
  expect(messages.size).toBe(6_188);
});

function shown(statuses: Statuses): string {
  return JSON.stringify([deriveAck(statuses), statusSteps.map((step) => statuses[step] ?? null)]);
}
