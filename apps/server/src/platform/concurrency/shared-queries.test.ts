import { expect, test } from 'vitest';
import { SharedQueries } from './shared-queries.ts';

/** Lets the test resolve the calls by hand, in the order in which they were made. */
function manualAnswers() {
  const open: ((answer: number) => void)[] = [];
  const put = () => new Promise<number>((resolve) => open.push(resolve));
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { open, put, turn };
}

test('requests made in one tick share a query; those made during it share the next one', async () => {
  const questions = new SharedQueries<number>();
  const { open, put, turn } = manualAnswers();
  const first = [questions.ask('a', put), questions.ask('a', put), questions.ask('b', put)];
  await turn();
  expect(open).toHaveLength(2);
  const second = [questions.ask('a', put), questions.ask('a', put)];
  await turn();
  expect(open).toHaveLength(2);
  open[0]?.(1);
  open[1]?.(2);
  expect(await Promise.all(first)).toEqual([1, 1, 2]);
  await turn();
  expect(open).toHaveLength(3);
  open[2]?.(3);
  expect(await Promise.all(second)).toEqual([3, 3]);
  const third = questions.ask('a', put);
  await turn();
  open[3]?.(4);
  expect(await third).toBe(4);
});

test('a failure rejects the requests that shared the query; the next one queries again', async () => {
  const questions = new SharedQueries<number>();
  const fail = () => Promise.reject(new Error('away'));
  const failed = [questions.ask('a', fail), questions.ask('a', fail)];
  expect((await Promise.allSettled(failed)).map((it) => it.status)).toEqual(['rejected', 'rejected']);
  expect(await questions.ask('a', async () => 1)).toBe(1);
});
