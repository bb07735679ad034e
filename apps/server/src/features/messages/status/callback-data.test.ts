import { expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { callbackDataOf, readCallbackData } from './callback-data.ts';

test.each([0, 1, 12])('callback data identifies the message after %i retries', (retries) => {
  const id = newId();
  expect(readCallbackData(callbackDataOf({ id, retries }))).toEqual({ messageId: id, retries });
});

test.each([
  '',
  'msg_1',
  'con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2',
  `msg_${'a'.repeat(32)}.0`,
  `msg_${'a'.repeat(32)}.1.2`,
  'someone else’s',
])('callback data that is not ours is ignored: %j', (text) => {
  expect(readCallbackData(text)).toBeUndefined();
});
