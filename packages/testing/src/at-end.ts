import { afterAll, onTestFinished } from 'vitest';
import { getCurrentTest } from 'vitest/suite';

/** Runs `stop` at the end of the test that calls it; outside of a test, at the end of the file or `describe`. */
export function atEnd(stop: () => unknown): void {
  const register = getCurrentTest() ? onTestFinished : afterAll;
  register(async () => {
    await stop();
  });
}
