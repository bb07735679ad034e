import { expect, test } from 'vitest';
import { until } from './until.ts';

test('gives what the condition gives as soon as it is truthy', async () => {
  let asked = 0;
  expect(await until(() => (++asked === 3 ? 'third' : undefined), { everyMs: 1 })).toBe('third');
  expect(asked).toBe(3);
});

test('says what it waited for and what it saw last', async () => {
  const waiting = until(() => 0, { timeoutMs: 10, everyMs: 1, what: 'the message' });
  await expect(waiting).rejects.toThrow('waited 10 ms for the message; last value: it was 0');
});

test('takes a throw for "not yet" and reports the last one', async () => {
  let asked = 0;
  const twice = () => {
    if (++asked < 3) throw new Error('not there');
    return asked;
  };
  expect(await until(twice, { everyMs: 1 })).toBe(3);
  const never = until(() => Promise.reject(new Error('refused')), { timeoutMs: 10, everyMs: 1 });
  await expect(never).rejects.toThrow('it threw: refused');
});
