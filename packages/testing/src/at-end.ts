import { afterAll, onTestFinished, TestRunner } from 'vitest';

/** Runs `stop` at the end of the test that calls it; outside of a test, at the end of the file or `describe`. */
export function atEnd(stop: () => unknown): void {
  const register = TestRunner.getCurrentTest() ? onTestFinished : afterAll;
  register(async () => {
    await stop();
  });
}
