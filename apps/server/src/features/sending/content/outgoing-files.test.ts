import { toPublicId } from '@waqtor/contract';
import { expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { buildSendingApp } from '../testing.ts';

const { db, sender, conversationId, send, storedMessages } = await buildSendingApp();

/** Inserts a stored file; returns its public id. */
async function storeFile(mimeType: string, more: object = {}): Promise<string> {
  const id = newId();
  const owner = {
    id,
    tenantId: sender.tenant,
    state: 'stored' as const,
    storageKey: `${sender.tenant}/${id}`,
  };
  await db
    .insertInto('media')
    .values({ ...owner, mimeType, size: 1_000, ...more })
    .execute();
  return toPublicId('media', id);
}

test('a file the engine cannot send is refused with the list of supported types', async () => {
  const refused = async (mimeType: string, more: object = {}) => {
    const { voice, ...row } = { voice: undefined, ...more };
    const mediaId = await storeFile(mimeType, row);
    const { status, body } = await send({
      conversationId: conversationId(),
      mediaId,
      ...(voice ? { voice } : {}),
    });
    const { allowed, maxBytes } = body.error?.details[0].params ?? {};
    return [status, body.error?.code, allowed?.[0] ?? maxBytes];
  };
  expect(await refused('application/zip')).toEqual([415, 'unsupported_file_type', 'application/pdf']);
  expect(await refused('image/gif')).toEqual([415, 'unsupported_file_type', 'image/jpeg']);
  expect(await refused('image/heic')).toEqual([415, 'unsupported_file_type', 'image/jpeg']);
  expect(await refused('audio/ogg; codecs=vorbis')).toEqual([415, 'unsupported_file_type', 'audio/aac']);
  expect(await refused('audio/ogg; codecs=vorbis', { voice: true })).toEqual([
    415,
    'unsupported_file_type',
    'audio/ogg',
  ]);
  const still = { size: 200_000, animated: false };
  expect(await refused('image/webp', still)).toEqual([413, 'media_too_large', 100 * 1024]);
  expect(await storedMessages()).toEqual([]);
  // An alias of a media type counts as the same type.
  for (const [mimeType, more] of [
    ['audio/x-m4a', {}],
    ['audio/ogg; codecs=opus', {}],
    ['image/webp', { size: 200_000, animated: true }],
  ] as const)
    expect(
      (await send({ conversationId: conversationId(), mediaId: await storeFile(mimeType, more) })).status,
    ).toBe(202);
});

test('a template header can contain an uploaded file; a linked document keeps its file name', async () => {
  const template = (header: object) => ({
    conversationId: conversationId(),
    content: {
      type: 'template',
      name: 'order_ready',
      language: 'en',
      components: [
        { type: 'header', parameters: [header] },
        { type: 'body', parameters: [] },
      ],
    },
  });
  const mediaId = await storeFile('application/pdf', { filename: 'invoice-77.pdf' });
  expect((await send(template({ type: 'document', document: { mediaId } }))).status).toBe(202);
  const [row] = await storedMessages();
  const files = await db
    .selectFrom('media')
    .selectAll()
    .where('messageId', '=', row?.id ?? '')
    .execute();
  expect(files).toMatchObject([{ filename: 'invoice-77.pdf', conversationId: sender.thread.id }]);
  // The file's name is stored with the message.
  expect(JSON.stringify(row?.content)).toContain('"filename":"invoice-77.pdf"');
  const card = { components: [{ type: 'header', parameters: [{ type: 'image', image: { mediaId } }] }] };
  const carousel = template({ type: 'image', image: { link: 'https://files.example/a.png' } });
  carousel.content.components.push({ type: 'carousel', cards: [card] } as never);
  expect((await send(carousel)).status).toBe(400);
  expect(await send(template({ type: 'image', image: { mediaId } }))).toMatchObject({
    status: 415,
    body: { error: { details: [{ params: { allowed: ['image/jpeg', 'image/png'] } }] } },
  });
  const strange = toPublicId('media', newId());
  expect((await send(template({ type: 'image', image: { mediaId: strange } }))).status).toBe(404);

  const link = 'https://files.example/docs/facture%20d%27avril-77.pdf?token=1#page=2';
  expect((await send(template({ type: 'document', document: { link } }))).status).toBe(202);
  const named = { link, filename: 'April.pdf' };
  expect((await send(template({ type: 'document', document: named }))).status).toBe(202);
  const contents = (await storedMessages()).map(({ content }) => JSON.stringify(content));
  expect(contents.filter((content) => content.includes(`"filename":"facture d'avril-77.pdf"`))).toHaveLength(
    1,
  );
  expect(contents.filter((content) => content.includes('"filename":"April.pdf"'))).toHaveLength(1);
});

test('a file sent by link and sent again by its id keeps its link and type', async () => {
  const link = 'https://files.example/plan.png';
  const first = await send({ conversationId: conversationId(), mediaUrl: link });
  expect(first.status).toBe(202);
  const sent = await db
    .selectFrom('media')
    .selectAll()
    .where('tenantId', '=', sender.tenant)
    .executeTakeFirstOrThrow();
  const again = await send({ conversationId: conversationId(), mediaId: toPublicId('media', sent.id) });
  expect(again.status).toBe(202);
  const files = await db.selectFrom('media').selectAll().where('tenantId', '=', sender.tenant).execute();
  expect(files.map(({ storageKey, sourceUrl }) => [storageKey, sourceUrl])).toEqual([
    [null, link],
    [null, link],
  ]);
  expect((await storedMessages()).map(({ content }) => content)).toEqual([
    { type: 'image' },
    { type: 'image' },
  ]);
});

test('a link is refused if its extension names what WhatsApp refuses', async () => {
  const sendLink = async (name: string, more: object = {}) => {
    const mediaUrl = `https://files.example/${name}`;
    const { status, body } = await send({ conversationId: conversationId(), mediaUrl, ...more });
    return [status, body.error?.code, body.error?.details[0].params.mimeType];
  };
  for (const [name, mimeType, more] of [
    ['dance.gif', 'image/gif', {}],
    ['dance.GIF?size=1', 'image/gif', { mediaType: 'image' }],
    ['photo.webp', 'image/webp', { mediaType: 'image' }],
    ['photo.heic', 'image/heic', {}],
    ['tone.wav', 'audio/wav', {}],
    ['tone.flac', 'audio/flac', { mediaType: 'audio' }],
    ['film.mov', 'video/quicktime', { mediaType: 'video' }],
    ['all.zip', 'application/zip', {}],
  ] as const)
    expect([name, await sendLink(name, more)]).toEqual([name, [415, 'unsupported_file_type', mimeType]]);
  expect(await storedMessages()).toEqual([]);
  for (const name of ['a.webp', 'a.png', 'a.pdf', 'image?format=gif', 'gif', 'a.gif/view'])
    expect([name, (await sendLink(name))[0]]).toEqual([name, 202]);
});

test('a voice message is accepted by a link without a file extension', async () => {
  const body = {
    conversationId: conversationId(),
    mediaUrl: 'https://files.example/voice?id=1',
    voice: true,
  };
  expect((await send(body)).status).toBe(202);
  expect((await send({ ...body, mediaType: 'document' })).status).toBe(400);
  expect((await send({ ...body, mediaUrl: 'https://files.example/plan.png' })).status).toBe(400);
  expect((await storedMessages()).map(({ content }) => content)).toEqual([{ type: 'audio', voice: true }]);
});

test.each([
  ['pending', 'media_pending'],
  ['held_back', 'media_held_back'],
  ['failed', 'media_gone'],
])('a file that is %s is refused, whether or not it was stored before', async (state, code) => {
  for (const more of [{ storageKey: null }, {}]) {
    const mediaId = await storeFile('image/png', { state, ...more });
    const answer = await send({ conversationId: conversationId(), mediaId });
    expect(answer.body.error?.code).toBe(code);
  }
  expect(await storedMessages()).toEqual([]);
});
