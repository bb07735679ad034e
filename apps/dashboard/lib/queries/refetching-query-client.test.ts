import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { RefetchingQueryClient } from './refetching-query-client.ts';

const queryKey = ['list'];

/** A mounted query whose first response comes on demand, and whose later ones come at once. */
function look() {
  const client = new RefetchingQueryClient();
  const answers: (() => void)[] = [];
  let asked = 0;
  const queryFn = () => {
    asked += 1;
    const answer = `answer ${asked}`;
    return asked > 1 ? answer : new Promise<string>((resolve) => answers.push(() => resolve(answer)));
  };
  const leave = new QueryObserver(client, {
    queryKey,
    queryFn,
    staleTime: Number.POSITIVE_INFINITY,
  }).subscribe(() => {});
  const stop = () => {
    leave();
    client.clear();
  };
  return { client, stop, arrive: () => answers[0]?.(), shown: () => client.getQueryData(queryKey) };
}

test('a query invalidated before its first response is fetched once more', async () => {
  const { client, stop, arrive, shown } = look();
  client.invalidateQueries({ queryKey });
  arrive();
  await expect.poll(shown).toBe('answer 2');
  stop();
});

test('a query invalidated after its response is fetched once, as usual', async () => {
  const { client, stop, arrive, shown } = look();
  arrive();
  await expect.poll(shown).toBe('answer 1');
  await client.invalidateQueries({ queryKey: ['another'] });
  expect(shown()).toBe('answer 1');
  await client.invalidateQueries({ queryKey });
  expect(shown()).toBe('answer 2');
  stop();
});
