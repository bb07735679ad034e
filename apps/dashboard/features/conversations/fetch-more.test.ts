import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { fetchMore } from './use-conversations.ts';

const after = new Map([
  ['first', 'second'],
  ['second', 'third'],
]);

/** A list of three pages; `asked` are the pages that were asked for, each answered when it is told to. */
async function open() {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const client = new QueryClient();
  const list = new InfiniteQueryObserver(client, {
    queryKey: ['list'],
    retry: false,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: { nextCursor: string | undefined }) => page.nextCursor,
    queryFn: async ({ pageParam }) => {
      const page = pageParam ?? 'first';
      asked.push(page);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { nextCursor: after.get(page) };
    },
  });
  list.subscribe(() => {});
  const answer = async () => {
    await expect.poll(() => waiting.length).toBe(1);
    waiting.pop()?.();
  };
  await answer();
  await expect.poll(() => list.getCurrentResult().isSuccess).toBe(true);
  return { list, asked, answer, more: () => fetchMore(list.getCurrentResult() as never) };
}

test('the next page is asked for once, however often the end is near', async () => {
  const { list, asked, answer, more } = await open();
  const all = Promise.all([more(), more(), more()]);
  await answer();
  await all;
  expect(asked).toEqual(['first', 'second']);
  expect(list.getCurrentResult().data?.pages).toHaveLength(2);
});

test('it is asked for after a list that is just being fetched anew, and that is not given up', async () => {
  const { list, asked, answer, more } = await open();
  const anew = list.refetch();
  const all = more();
  await answer();
  await anew;
  await answer();
  await all;
  expect(asked).toEqual(['first', 'first', 'second']);
  expect(list.getCurrentResult().data?.pages).toHaveLength(2);
});

test('nothing is asked for after the last page', async () => {
  const { asked, answer, more } = await open();
  for (let page = 0; page < 2; page += 1) {
    const next = more();
    await answer();
    await next;
  }
  await more();
  expect(asked).toEqual(['first', 'second', 'third']);
});
