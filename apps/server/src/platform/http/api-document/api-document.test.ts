import { testDatabase } from '@waqtor/testing';
import { afterAll, expect, test, vi } from 'vitest';
import { buildPlatform } from '../../testing.ts';
import { createHttp } from '../server.ts';

const app = await createHttp({
  platform: buildPlatform(await testDatabase()),
  authenticate: () => Promise.reject(new Error('nobody signs in here')),
});
afterAll(() => app.close());

test('the AsyncAPI document is public and generated once', async () => {
  const [one, other] = await Promise.all([app.inject('/asyncapi.json'), app.inject('/asyncapi.json')]);
  expect([one.statusCode, one.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  expect(one.json()).toMatchObject({ asyncapi: '3.0.0', channels: { socket: { address: '/ws' } } });
  expect(other.rawPayload.equals(one.rawPayload)).toBe(true);
});

test('the OpenAPI document is generated once for all URLs', async () => {
  await app.ready();
  const made = vi.spyOn(app, 'swagger');
  const documents = await Promise.all(
    ['/openapi.json', '/docs/json', '/docs/yaml', '/openapi.json', '/docs/json', '/docs/yaml'].map((url) =>
      app.inject(url),
    ),
  );
  for (const { statusCode, headers } of documents) {
    expect(statusCode).toBe(200);
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  const [openapi, json, yaml] = documents;
  expect(openapi?.json()).toEqual(app.swagger());
  expect(json?.body).toBe(openapi?.body);
  expect(yaml?.body).toContain('openapi: 3.1.0');
  expect(yaml?.headers['content-type']).toContain('application/yaml');
  // It was called at most once for JSON, once for YAML, and once in this test.
  expect(made.mock.calls.length).toBeLessThanOrEqual(4);
});
