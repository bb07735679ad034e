import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { buildDispatcherWorld, untilMessage } from '../testing.ts';
import { buildThreads, queueTexts, type SendingSession } from '../testing-rows.ts';

const { database, sandbox, platform, now, dispatch, session, oneText } = await buildDispatcherWorld();

describe('an uploaded file', () => {
  async function buildFile(at: SendingSession, messageId: string, storageKey: string) {
    await database.admin.db
      .insertInto('media')
      .values({
        id: newId(),
        tenantId: at.tenantId,
        sessionId: at.sessionId,
        messageId,
        state: 'stored',
        storageKey,
        mimeType: 'image/png',
        size: 3,
        filename: 'a.png',
      })
      .execute();
  }

  test("in a template header is sent by WhatsApp's media id", async () => {
    const at = await session();
    const storageKey = `${at.tenantId}/picture`;
    await platform.storage.put(storageKey, Readable.from([Buffer.from('png')]));
    const parameters = [{ type: 'image', image: { mediaId: 'media_1' } }];
    const components = [{ type: 'header', parameters }];
    const content = { type: 'template', name: 'order_ready', language: 'en', components };
    const { id, thread } = await oneText(at, '', { content });
    await buildFile(at, id, storageKey);
    dispatch();
    await untilMessage(database, id, (it) => it.providerId !== null);
    const [sent] = sandbox.admin.thread(thread.phone, at.pnid);
    const { providerMediaId } = await database.admin.db
      .selectFrom('media')
      .select('providerMediaId')
      .where('messageId', '=', id)
      .executeTakeFirstOrThrow();
    expect(sent?.content).toMatchObject({
      template: {
        components: [{ type: 'header', parameters: [{ type: 'image', image: { id: providerMediaId } }] }],
      },
    });
  });

  test('is uploaded to WhatsApp once for all messages that contain it', async () => {
    const at = await session();
    const storageKey = `${at.tenantId}/picture`;
    await platform.storage.put(storageKey, Readable.from([Buffer.from('png')]));
    const threads = await buildThreads(database, at, 5, now());
    const messages = threads.map((thread) => ({
      thread,
      text: '',
      content: { type: 'image', caption: 'look' },
    }));
    const ids = await queueTexts(database, at, messages, now());
    for (const id of ids) await buildFile(at, id, storageKey);
    dispatch();
    for (const id of ids) await untilMessage(database, id, (it) => it.providerId !== null);
    const files = await database.admin.db
      .selectFrom('media')
      .select(['providerMediaId', 'uploadedAt'])
      .where('sessionId', '=', at.sessionId)
      .execute();
    expect(new Set(files.map((file) => file.providerMediaId)).size).toBe(1);
    expect(files[0]).toMatchObject({ providerMediaId: expect.any(String), uploadedAt: now() });
    expect(sandbox.ledger.sends({ pnid: at.pnid }).map((send) => send.type)).toEqual(Array(5).fill('image'));
  });

  test('that no longer exists fails its message and delays no other', async () => {
    const at = await session();
    const { id, thread } = await oneText(at, '', { content: { type: 'image' } });
    await buildFile(at, id, `${at.tenantId}/gone`);
    const [next] = await queueTexts(database, at, [{ thread, text: 'after it' }], now());
    dispatch();
    const row = await untilMessage(database, id, (it) => it.ack === -1);
    expect(row.error).toMatchObject({ reason: 'media_gone' });
    await untilMessage(database, next as string, (it) => it.providerId !== null);
  });
});
