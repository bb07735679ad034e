import { toPublicId } from '@waqtor/contract';
import { beforeAll, expect, test } from 'vitest';
import { idOf, type SeededTenant, seedTenant } from '../seeds/seed-tenant.ts';
import { bearer, tokenOf } from '../test-server/callers.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/*
 * A link gives access to one file, complete and unchanged, for a limited time; a token gives access to the
 * files of its own tenant.
 */

const server = await startTestServer();
const { app, platform, database } = server;
let ours: SeededTenant;
let theirs: SeededTenant;

beforeAll(async () => {
  [ours, theirs] = [await seedTenant(database, platform), await seedTenant(database, platform)];
});

async function fetchFile(
  id: string,
  query: Record<string, string> = {},
  headers: Record<string, string> = {},
) {
  const answer = await app.inject({ url: `/api/v1/media/${id}`, query, headers });
  return { status: answer.statusCode, text: answer.body, headers: answer.headers };
}

const fileOf = (tenant: SeededTenant) => idOf(tenant, 'media');

test('a media link serves its file to anyone who has it, and marks the response as private', async () => {
  const answer = await fetchFile(fileOf(theirs), theirs.mediaLink);
  expect(answer.status).toBe(200);
  expect(answer.text).toContain(theirs.canary);
  expect(answer.headers['cache-control']).toContain('private');
});

test('a media link with another id, expiry or signature is refused', async () => {
  const { expires, signature } = theirs.mediaLink;
  const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
  const wrong: [string, Record<string, string>][] = [
    [fileOf(ours), theirs.mediaLink],
    [fileOf(theirs), ours.mediaLink],
    [fileOf(theirs), { expires: String(Number(expires) + 86_400_000), signature }],
    [fileOf(theirs), { expires, signature: flipped }],
    [fileOf(theirs), { expires, signature: signature.slice(0, -1) }],
    [fileOf(theirs), { expires, signature: '' }],
    [fileOf(theirs), { signature }],
    [fileOf(theirs), { expires }],
    [fileOf(theirs), { expires: '0', signature: platform.secrets.sign('media-link', `${fileOf(theirs)}.0`) }],
    [
      fileOf(theirs),
      { expires, signature: platform.secrets.sign('access-token', `${fileOf(theirs)}.${expires}`) },
    ],
  ];
  for (const [id, query] of wrong) {
    const answer = await fetchFile(id, query);
    expect([answer.status, JSON.parse(answer.text).error.code], JSON.stringify(query)).toEqual([
      403,
      'link_expired',
    ]);
    expect(answer.text).not.toContain('canary');
  }
});

test("a token does not make a wrong link valid, nor an own link another tenant's file accessible", async () => {
  const headers = bearer(await tokenOf(platform, theirs, 'owner'));
  expect((await fetchFile(fileOf(theirs), {}, headers)).status).toBe(200);
  expect((await fetchFile(fileOf(theirs), ours.mediaLink, headers)).status).toBe(403);
  expect((await fetchFile(fileOf(theirs))).status).toBe(401);
  for (const stranger of [bearer(await tokenOf(platform, ours, 'owner')), { 'x-api-key': ours.apiKey }]) {
    const answer = await fetchFile(fileOf(theirs), {}, stranger);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('canary');
  }
});

test('a media link expires', async () => {
  const { expires } = theirs.mediaLink;
  const now = platform.clock.now();
  platform.clock.set(new Date(Number(expires)).toISOString());
  expect((await fetchFile(fileOf(theirs), theirs.mediaLink)).status).toBe(403);
  platform.clock.set(now.toISOString());
  expect((await fetchFile(fileOf(theirs), theirs.mediaLink)).status).toBe(200);
});

test('a deleted file responds 410 with a valid link only', async () => {
  await platform.storage.delete(`${theirs.id}/${theirs.canary}`);
  expect((await fetchFile(fileOf(theirs), theirs.mediaLink)).status).toBe(410);
  const unknown = toPublicId('media', theirs.uuids.contact);
  expect((await fetchFile(unknown, theirs.mediaLink)).status).toBe(403);
});
