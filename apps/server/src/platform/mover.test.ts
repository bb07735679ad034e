import { until } from '@waqtor/testing';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from './log.ts';
import { createMover } from './mover.ts';

const log = createLog('silent', { pretty: false });

test('tells when it last got through a round; one that fails does not count', async () => {
  let isBroken = false;
  let rounds = 0;
  const mover = createMover({
    name: 'a worker',
    log,
    everyMs: 5,
    run: async () => {
      rounds += 1;
      if (isBroken) throw new Error('broken');
      return 'done';
    },
  });
  onTestFinished(() => mover.stop());
  expect(mover.scan).toMatchObject({ name: 'a worker', everyMs: 5, doneAtMs: undefined });
  mover.start();
  const startedAtMs = mover.scan.doneAtMs ?? expect.fail('started counts');
  await until(() => (mover.scan.doneAtMs ?? 0) > startedAtMs);
  isBroken = true;
  // The round under way may still count, and those after it do not.
  const before = rounds;
  await until(() => rounds > before + 1);
  const lastMs = mover.scan.doneAtMs;
  const then = rounds;
  await until(() => rounds > then + 2);
  expect(mover.scan.doneAtMs).toBe(lastMs);
  isBroken = false;
  await until(() => (mover.scan.doneAtMs ?? 0) > (lastMs ?? 0));
  await mover.stop();
  expect(mover.scan.doneAtMs, 'whoever has stopped is judged by nobody').toBeUndefined();
});
