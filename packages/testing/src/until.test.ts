import { expect, test } from 'vitest';
import { until } from './until.ts';

test('until resolves with the first truthy value of the condition', async () => {
  let asked = 0;
  expect(await until(() => (++asked === 3 ? 'third' : undefined), { everyMs: 1 })).toBe('third');
  expect(asked).toBe(3);
});

test('until reports what it waited for and the last value', async () => {
  const waiting = until(() => 0, { timeoutMs: 10, everyMs: 1, what: 'the message' });
  await expect(waiting).rejects.toThrow('waited 10 ms for the message; last value: it was 0');
});

test('until retries when the condition throws, and reports the last error', async () => {
  let asked = 0;
  const twice = () => {
    if (++asked < 3) throw new Error('not there');
    return asked;
  };
  expect(await until(twice, { everyMs: 1 })).toBe(3);
  const never = until(() => Promise.reject(new Error('refused')), { timeoutMs: 10, everyMs: 1 });
  await expect(never).rejects.toThrow('it threw: refused');
});
