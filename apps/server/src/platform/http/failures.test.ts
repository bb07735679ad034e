import { fieldProblem } from '@waqtor/contract';
import fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '../errors.ts';
import { answerFailures } from './failures.ts';

/** The response to a request whose handler throws this. */
async function answerTo(error: unknown) {
  const app = fastify();
  onTestFinished(() => app.close());
  answerFailures(app);
  app.get('/', async () => {
    throw error;
  });
  const response = await app.inject('/');
  return { status: response.statusCode, headers: response.headers, ...response.json() };
}

const withFields = (fields: object) => Object.assign(new Error('no'), fields);

test.each([
  [new AppError('not_found'), 404, 'not_found'],
  [withFields({ code: '22021' }), 400, 'validation_failed'],
  [withFields({ code: '22P05' }), 400, 'validation_failed'],
  [withFields({ code: '57014' }), 503, 'overloaded'],
  [withFields({ code: '40P01' }), 503, 'overloaded'],
  [withFields({ code: '53100' }), 503, 'storage_full'],
  [withFields({ code: 'ECONNREFUSED' }), 503, 'database_unavailable'],
  [withFields({ code: 'FST_ERR_CTP_INVALID_JSON_BODY' }), 400, 'malformed_json'],
  [withFields({ code: 'FST_REQ_FILE_TOO_LARGE' }), 413, 'payload_too_large'],
  [withFields({ statusCode: 413 }), 413, 'payload_too_large'],
  [withFields({ statusCode: 415 }), 415, 'unsupported_content_type'],
  [withFields({ statusCode: 418 }), 400, 'validation_failed'],
  [withFields({ statusCode: 502 }), 500, 'internal_error'],
  [withFields({ code: 'EACCES' }), 500, 'internal_error'],
  [new Error('no'), 500, 'internal_error'],
])('%o is answered with %i %s', async (error, status, code) => {
  expect(await answerTo(error)).toMatchObject({
    status,
    success: false,
    error: { code, docUrl: `/docs/errors/${code}`, requestId: expect.any(String) },
  });
});

test('a response that may be tried again says when', async () => {
  expect((await answerTo(withFields({ code: '53100' }))).headers['retry-after']).toBe('30');
  expect((await answerTo(new AppError('overloaded'))).headers['retry-after']).toBe('1');
  expect(
    (await answerTo(new AppError('rate_limited', undefined, { retryAfter: 2.1 }))).headers['retry-after'],
  ).toBe('3');
  expect((await answerTo(new AppError('not_found'))).headers['retry-after']).toBeUndefined();
});

test('quoted input is bounded in length, number and depth', async () => {
  const deep = (levels: number): unknown => (levels === 0 ? 'x' : { a: deep(levels - 1) });
  const at = new Date(0);
  const long = 'x'.repeat(2_000);
  const params = {
    long,
    at,
    none: null,
    list: Array.from({ length: 200 }, () => 1),
    deep: deep(10),
    count: 7,
  };
  const problems = Array.from({ length: 150 }, () =>
    fieldProblem(`body.${long}`, 'too_many', params as never),
  );
  const { error } = await answerTo(new AppError('validation_failed', problems));
  expect(error.details).toHaveLength(100);
  const [first] = error.details;
  expect(first.field).toHaveLength(501);
  expect(first.params.long).toHaveLength(501);
  expect(first.params.list).toHaveLength(100);
  expect(first.params).toMatchObject({ at: at.toISOString(), none: null, count: 7 });
  expect(JSON.stringify(first.params.deep)).toContain('…');
});

test('an unknown route is refused in the same form', async () => {
  const app = fastify();
  onTestFinished(() => app.close());
  answerFailures(app);
  const response = await app.inject('/nowhere');
  expect([response.statusCode, response.json().error.code]).toEqual([404, 'route_not_found']);
});
