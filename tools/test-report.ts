import { readFileSync } from 'node:fs';

/** The parts of Vitest's JSON report that are used. */
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
  /** At least one if the runner itself failed, or found no test. */
  failed: number;
  /** Paths of the files with failures. */
  failedFiles: string[];
  /** `path: full name of the test`, or only the path if none of its tests ran. */
  failures: string[];
}

/** Parses the report of a run with exit code `code`. A run without a report counts as failed. */
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
 * Merges a run with the rerun of its failed files: what failed first and passed then is `flaky`, not failed.
 * A failure outside of any file is never forgiven.
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
