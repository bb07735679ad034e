import { expect, test } from 'vitest';
import { afterRepeating, readTestRun, summarize } from './test-report.ts';

const file = (name: string, ...statuses: string[]) => ({
  name,
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, n) => ({ fullName: `test ${n}`, status })),
});
const report = (...testResults: ReturnType<typeof file>[]) => {
  const count = (wanted: string) =>
    testResults.flatMap((result) => result.assertionResults).filter(({ status }) => status === wanted).length;
  return { numPassedTests: count('passed'), numFailedTests: count('failed'), testResults };
};

test('tests are counted and failures listed', () => {
  const run = summarize(report(file('a.test.ts', 'passed'), file('b.test.ts', 'passed', 'failed')), 1);
  expect(run).toEqual({
    passed: 2,
    failed: 1,
    failedFiles: ['b.test.ts'],
    failures: ['b.test.ts: test 1'],
  });
});

test('a run is a failure without a report, without a test, or when its runner failed after passing tests', () => {
  expect(readTestRun('/nowhere/report.json', 0).failed).toBe(1);
  expect(summarize(report(), 0).failed).toBe(1);
  expect(summarize(report(file('a.test.ts', 'passed')), 1).failed).toBe(1);
  expect(summarize(report(file('a.test.ts', 'passed')), 0).failed).toBe(0);
});

test('a file that failed to start counts as one failure, by its path', () => {
  const broken = { name: 'a.test.ts', status: 'failed', assertionResults: [] };
  expect(summarize(report(broken, file('b.test.ts', 'passed')), 1)).toMatchObject({
    failed: 1,
    failures: ['a.test.ts'],
  });
});

test('a test that passes when repeated is flaky; one that fails again has failed', () => {
  const first = summarize(
    report(file('a.test.ts', 'passed', 'failed'), file('b.test.ts', 'failed'), file('c.test.ts', 'passed')),
    1,
  );
  const repeated = summarize(report(file('a.test.ts', 'passed', 'passed'), file('b.test.ts', 'failed')), 1);
  expect(afterRepeating(first, repeated)).toEqual({ passed: 3, failed: 1, flaky: ['a.test.ts: test 1'] });
  const allPass = summarize(report(file('a.test.ts', 'passed', 'passed'), file('b.test.ts', 'passed')), 0);
  expect(afterRepeating(first, allPass)).toEqual({
    passed: 4,
    failed: 0,
    flaky: ['a.test.ts: test 1', 'b.test.ts: test 0'],
  });
});
