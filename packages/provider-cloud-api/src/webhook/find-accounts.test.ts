import { growsTooFast } from '@waqtor/testing/growth';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../testing/corpus.ts';
import { growingWebhooks } from '../testing/growing-webhooks.ts';
import { buildBody, buildMessage, buildMessages, buildStatus, buildValue } from '../testing/webhooks.ts';
import { findAccounts } from './find-accounts.ts';
import { parseWebhook } from './parse.ts';

const find = (text: string, limit = 1_000) => findAccounts(Buffer.from(text), limit);

/** The accounts in the parsed body. */
function named(body: unknown): { phones: string[]; wabas: string[] } {
  const accounts = parseWebhook(body).map(({ account }) => account);
  return {
    phones: accounts.flatMap(({ phoneNumberId }) => phoneNumberId ?? []),
    wabas: accounts.flatMap(({ wabaId }) => wabaId ?? []),
  };
}

const bodies = [
  buildMessages(buildMessage(), buildMessage({ id: 'wamid.2', text: { body: '"phone_number_id": "1"' } })),
  buildBody('messages', buildValue({ statuses: [buildStatus()] }), { id: 77, time: 1 }),
  buildBody('phone_number_quality_update', { phone_number_id: 12345, event: 'X', id: '9' }),
  buildBody('messages', { metadata: { phone_number_id: 'a "quoted" \\ id' }, messages: [buildMessage()] }),
  ...readCorpus().map(({ body }) => body),
];

describe('findAccounts', () => {
  it('returns the same accounts as parsing, whatever the formatting', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies),
        fc.constantFrom(undefined, 1, '\t', '\n \r\n'),
        fc.boolean(),
        (body, space, isEscaped) => {
          const text = JSON.stringify(body, null, space);
          // Every character of a JSON string may be written as an escape.
          const written = isEscaped ? text.replaceAll('phone_number', '\\u0070hone\\u005fnumber') : text;
          const found = find(written);
          const { phones, wabas } = named(JSON.parse(written));
          expect(found.phoneNumberIds).toEqual(expect.arrayContaining(phones));
          expect(found.wabaIds).toEqual(expect.arrayContaining(wabas));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ignores ids in texts, in items and in other lists', () => {
    const text = JSON.stringify({
      note: '{"entry":[{"id":"1","changes":[{"value":{"phone_number_id":"2"}}]}]}',
      other: [{ id: '3', changes: [{ value: { phone_number_id: '4' } }] }],
      entry: [
        {
          id: '5',
          changes: [
            { id: '6', value: { messages: [{ id: '7', image: { id: '8', phone_number_id: '9' } }] } },
          ],
        },
      ],
    });
    expect(find(text)).toEqual({ phoneNumberIds: [], wabaIds: ['5'] });
  });

  it('returns no more than the limit', () => {
    const entry = Array.from({ length: 5_000 }, (_, i) => ({ id: `${i}`, changes: [] }));
    expect(find(JSON.stringify({ entry }), 100).wabaIds).toHaveLength(100);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void findAccounts(bytes, 10)),
      { numRuns: 500 },
    );
    for (const text of ['', '{', '"', '{"entry":[{"id":"', '{"entry":[{"id":"\\', ']]]]{"entry":[{"id":1'])
      find(text);
  });

  it.each([
    // Too deep for JSON.stringify, and written by hand below.
    ...Object.entries(growingWebhooks)
      .filter(([name]) => !name.startsWith('depth'))
      .map(([name, { full, build }]) => [name, full, (n: number) => JSON.stringify(build(n))]),
    ['depth', 3_000_000, (n: number) => `{"entry":${'['.repeat(n / 2)}${']'.repeat(n / 2)}}`],
    ['depth of objects', 3_000_000, (n: number) => `{"entry":${'{"a":'.repeat(n / 5)}`],
    ['quotes behind backslashes', 3_000_000, (n: number) => `{"a":"${'\\"'.repeat(n / 2)}`],
    ['backslashes', 3_000_000, (n: number) => `{"a":"${'\\'.repeat(n)}`],
    ['quotes', 3_000_000, (n: number) => '"'.repeat(n)],
    ['digits', 3_000_000, (n: number) => `{"entry":[{"id":${'1'.repeat(n)}`],
    ['keys that are ids', 3_000_000, (n: number) => `{"entry":[{${'"id":"x",'.repeat(n / 9)}`],
  ] as [string, number, (n: number) => string][])('takes linear time: %s', (_, full, build) => {
    const buildBytes = (factor: number) => Buffer.from(build(Math.ceil((full / 64) * factor)));
    expect(growsTooFast(buildBytes, (body) => findAccounts(body, 1_000))).toBeUndefined();
  });
});
