import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { fetchMore } from './use-conversations.ts';

const after = new Map([
  ['first', 'second'],
  ['second', 'third'],
]);

/**
 * A list of three pages. `asked` holds the requested pages, each answered on demand; `calls` counts the calls
 * of `fetchNextPage`.
 */
async function open() {
  const asked: string[] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const client = new QueryClient();
  const list = new InfiniteQueryObserver(client, {
    queryKey: ['list'],
    retry: false,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: { nextCursor: string | undefined }) => page.nextCursor,
    queryFn: async ({ pageParam }) => {
      const page = pageParam ?? 'first';
      asked.push(page);
      await new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
      return { nextCursor: after.get(page) };
    },
  });
  list.subscribe(() => {});
  const isAsked = () => expect.poll(() => waiting.length).toBe(1);
  const answer = async () => {
    await isAsked();
    waiting.pop()?.resolve();
  };
  const fail = async () => {
    await isAsked();
    waiting.pop()?.reject(new Error('not now'));
  };
  await answer();
  await expect.poll(() => list.getCurrentResult().isSuccess).toBe(true);
  let calls = 0;
  const more = () => {
    const now = list.getCurrentResult();
    const fetchNextPage: typeof now.fetchNextPage = (options) => {
      calls += 1;
      return now.fetchNextPage(options);
    };
    return fetchMore({ ...now, fetchNextPage } as never);
  };
  return { list, asked, answer, fail, more, calls: () => calls };
}

test('the next page is requested once, however often the end of the list is approached', async () => {
  const { list, asked, answer, more } = await open();
  const all = Promise.all([more(), more(), more()]);
  await answer();
  await all;
  expect(asked).toEqual(['first', 'second']);
  expect(list.getCurrentResult().data?.pages).toHaveLength(2);
});

test.each(['answer', 'fail'] as const)(
  'the next page is requested after a refetch of the list has ended: %s',
  async (end) => {
    const { list, asked, more, ...server } = await open();
    const anew = list.refetch();
    const all = more();
    await server[end]();
    await anew;
    await server.answer();
    await all;
    expect(asked).toEqual(['first', 'first', 'second']);
    expect(list.getCurrentResult().data?.pages).toHaveLength(2);
  },
);

test('a page that failed to load is not requested again automatically', async () => {
  const { asked, fail, more, calls } = await open();
  const all = more();
  await fail();
  await all;
  await more();
  expect(asked).toEqual(['first', 'second']);
  expect(calls()).toBe(1);
});

test('nothing is requested after the last page', async () => {
  const { asked, answer, more, calls } = await open();
  for (let page = 0; page < 2; page += 1) {
    const next = more();
    await answer();
    await next;
  }
  await more();
  expect(asked).toEqual(['first', 'second', 'third']);
  expect(calls()).toBe(2);
});
