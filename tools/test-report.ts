import { readFileSync } from 'node:fs';

/** What is read of Vitest's JSON report. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

export interface TestRun {
  passed: number;
  /** At least one when the runner itself failed, or found no test. */
  failed: number;
  /** Paths of the files in which something failed. */
  failedFiles: string[];
  /** `path: full name of the test`, or the path alone when no test of it ran. */
  failures: string[];
}

/** Reads the report of a run that ended with `code`. A runner that died without a report has failed. */
export function readTestRun(path: string, code: number): TestRun {
  try {
    return summarize(JSON.parse(readFileSync(path, 'utf8')), code);
  } catch {
    return { passed: 0, failed: 1, failedFiles: [], failures: ['the test runner left no report'] };
  }
}

export function summarize({ numPassedTests, numFailedTests, testResults }: Report, code: number): TestRun {
  const failed = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' || assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: numPassedTests,
    failed: Math.max(numFailedTests, code === 0 && numPassedTests > 0 ? 0 : 1),
    failedFiles: failed.map(({ name }) => name),
    failures: failed.flatMap(({ name, assertionResults }) => {
      const tests = assertionResults.filter(({ status }) => status === 'failed');
      return tests.length === 0 ? [name] : tests.map(({ fullName }) => `${name}: ${fullName}`);
    }),
  };
}

/**
 * Puts a run and the repetition of its failed files together: what failed at first and passed then is `flaky` and no
 * failure. A first run that failed outside of any file is not forgiven.
 */
export function afterRepeating(
  first: TestRun,
  repeated: TestRun,
): { passed: number; failed: number; flaky: string[] } {
  const stillFailing = new Set(repeated.failedFiles);
  return {
    passed: first.passed + Math.max(0, first.failed - repeated.failed),
    failed: repeated.failed,
    flaky: first.failures.filter((failure) => ![...stillFailing].some((file) => failure.startsWith(file))),
  };
}
