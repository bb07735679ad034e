import { setImmediate as settled } from 'node:timers/promises';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replayEventsOverResponses } from './replay-events.ts';

/** A model of the server: its events carry whole values, as the real ones do. */
interface ChannelMessage {
  value: string;
}
const queryKey = ['list'];
let client: QueryClient;
let live: ReturnType<typeof replayEventsOverResponses<ChannelMessage>>;
const shown = () => client.getQueryData<string>(queryKey);

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  live = replayEventsOverResponses<ChannelMessage>(client, ({ value }) =>
    client.setQueryData<string>(queryKey, (known) => (known === undefined ? known : value)),
  );
});
afterEach(() => {
  live.stop();
  client.clear();
});

/** Starts a fetch, and responds on demand with the state at the time of the request. */
function ask(value: string): { answer(): Promise<void>; fail(): Promise<void> } {
  let resolve: (value: string) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<string>((one, other) => {
    resolve = one;
    reject = other;
  });
  const asked = client.fetchQuery({ queryKey, queryFn: () => promise, staleTime: 0 }).catch(() => {});
  return {
    async answer() {
      resolve(value);
      await asked;
      await settled();
    },
    async fail() {
      reject(new Error('away'));
      await asked;
      await settled();
    },
  };
}

test('a response older than an event does not hide the event, with or without shown data', async () => {
  const first = ask('old');
  live.onEvent({ value: 'new' });
  expect(shown()).toBeUndefined();
  await first.answer();
  expect(shown()).toBe('new');
  const second = ask('new');
  live.onEvent({ value: 'newer' });
  live.onEvent({ value: 'newest' });
  expect(shown()).toBe('newest');
  await second.answer();
  expect(shown()).toBe('newest');
});

test('an event received before the request is not applied to its response', async () => {
  await ask('old').answer();
  live.onEvent({ value: 'heard' });
  await ask('asked later').answer();
  expect(shown()).toBe('asked later');
});

test('buffered events are dropped once no request needs them, also after a failure', async () => {
  const lost = ask('never');
  live.onEvent({ value: 'heard meanwhile' });
  await lost.fail();
  await ask('asked later').answer();
  expect(shown()).toBe('asked later');
});
