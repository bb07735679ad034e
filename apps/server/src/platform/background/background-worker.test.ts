import { until } from '@waqtor/testing';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../log.ts';
import { createBackgroundWorker } from './background-worker.ts';

const log = createLog('silent', { pretty: false });

test('a background worker reports when its last round succeeded; failed rounds do not count', async () => {
  let isBroken = false;
  let rounds = 0;
  const worker = createBackgroundWorker({
    name: 'a worker',
    log,
    everyMs: 5,
    run: async () => {
      rounds += 1;
      if (isBroken) throw new Error('broken');
      return 'done';
    },
  });
  onTestFinished(() => worker.stop());
  expect(worker.scan).toMatchObject({ name: 'a worker', everyMs: 5, doneAtMs: undefined });
  worker.start();
  const startedAtMs = worker.scan.doneAtMs ?? expect.fail('started counts');
  await until(() => (worker.scan.doneAtMs ?? 0) > startedAtMs);
  isBroken = true;
  // The current round may still increase the counter; later ones must not.
  const before = rounds;
  await until(() => rounds > before + 1);
  const lastMs = worker.scan.doneAtMs;
  const then = rounds;
  await until(() => rounds > then + 2);
  expect(worker.scan.doneAtMs).toBe(lastMs);
  isBroken = false;
  await until(() => (worker.scan.doneAtMs ?? 0) > (lastMs ?? 0));
  await worker.stop();
  expect(worker.scan.doneAtMs, 'whoever has stopped is judged by nobody').toBeUndefined();
});
