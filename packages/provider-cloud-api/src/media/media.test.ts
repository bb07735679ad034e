import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  answerJson,
  assertDefined,
  openProvider,
  type ReceivedRequest,
  secrets,
  startFakeGraph,
} from '../testing/fake-graph.ts';
import { isAllowed } from './allowed.ts';

const graph = 'http://127.0.0.1:8085';

describe('the access token is sent', () => {
  it.each([
    'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
    'https://scontent.xx.fbcdn.net/v/t45',
    'https://mmg.whatsapp.net/x',
    'https://graph.facebook.com/x',
    `${graph}/media/1`,
  ])('to %s', (url) => {
    expect(isAllowed(new URL(url), graph)).toBe(true);
  });

  it.each([
    'http://lookaside.fbsbx.com/x',
    'https://evilfbsbx.com/x',
    'https://fbsbx.com.evil.example/x',
    'https://fbsbx.com/x',
    'https://user:pass@lookaside.fbsbx.com/x',
    'https://lookaside.fbsbx.com:8443/x',
    'https://lookaside.fbsbx.com.:443/x',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:8086/x',
    'https://127.0.0.1:8085/x',
    'file:///etc/passwd',
    'ftp://lookaside.fbsbx.com/x',
  ])('never to %s', (url) => {
    expect(isAllowed(new URL(url), graph)).toBe(false);
  });
});

async function read(stream: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Starts a foreign host that must receive no request. */
async function startOtherHost(): Promise<{ url: string; heard: () => number }> {
  let heard = 0;
  const server = createServer((_request, response) => {
    heard += 1;
    response.end('stolen');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/steal`, heard: () => heard };
}

describe('downloading a file', () => {
  it('requests its URL and then the file, both with the access token', async () => {
    const fakeGraph = await startFakeGraph((request, response) => {
      if (request.url.startsWith('/v26.0/77?')) {
        response.end(JSON.stringify({ url: `${fakeGraph.url}/files/77?x=1`, mime_type: 'image/png' }));
      } else response.writeHead(200, { 'content-type': 'image/png', 'content-length': 5 }).end('bytes');
    });
    const file = await assertDefined(openProvider(fakeGraph.url).downloadMedia)({ providerMediaId: '77' });
    expect(file).toMatchObject({ mimeType: 'image/png', size: 5 });
    expect(await read(file.body)).toBe('bytes');
    expect(fakeGraph.received.map(({ url }) => url)).toEqual([
      '/v26.0/77?phone_number_id=106540352242922',
      '/files/77?x=1',
    ]);
    expect(
      fakeGraph.received.every(({ headers }) => headers.authorization === `Bearer ${secrets.accessToken}`),
    ).toBe(true);
  });

  it('follows no redirect, not even to Graph itself', async () => {
    const otherHost = await startOtherHost();
    for (const location of ['/files/2', otherHost.url]) {
      const fakeGraph = await startFakeGraph(
        (_request, response) => void response.writeHead(302, { location }).end(),
      );
      const download = assertDefined(openProvider(fakeGraph.url).downloadMedia);
      await expect(download({ url: `${fakeGraph.url}/files/1` })).rejects.toMatchObject({
        reason: 'transient',
        httpStatus: 302,
      });
      expect(fakeGraph.received).toHaveLength(1);
    }
    expect(otherHost.heard()).toBe(0);
  });

  it('never requests another host, whether given as URL or by Graph', async () => {
    const otherHost = await startOtherHost();
    const fakeGraph = await startFakeGraph(answerJson(200, { url: otherHost.url }));
    const download = assertDefined(openProvider(fakeGraph.url).downloadMedia);
    for (const media of [{ url: otherHost.url }, { providerMediaId: '77' }]) {
      await expect(download(media)).rejects.toMatchObject({ reason: 'unsupported', certain: true });
    }
    expect(otherHost.heard()).toBe(0);
  });

  it.each(['../me', 'a/b', 'a?b', '', '..'])(
    'refuses the id %o without a request',
    async (providerMediaId) => {
      const fakeGraph = await startFakeGraph(answerJson(200, {}));
      await expect(
        assertDefined(openProvider(fakeGraph.url).downloadMedia)({ providerMediaId }),
      ).rejects.toMatchObject({
        reason: 'unsupported',
      });
      expect(fakeGraph.received).toEqual([]);
    },
  );

  it('reports a file that WhatsApp no longer has', async () => {
    const error = { code: 100, error_subcode: 33, message: 'Unsupported get request' };
    const fakeGraph = await startFakeGraph((request, response) => {
      if (request.url === '/files/1') response.writeHead(404).end();
      else response.writeHead(400).end(JSON.stringify({ error }));
    });
    const download = assertDefined(openProvider(fakeGraph.url).downloadMedia);
    await expect(download({ providerMediaId: '77' })).rejects.toMatchObject({ reason: 'media_gone' });
    await expect(download({ url: `${fakeGraph.url}/files/1` })).rejects.toMatchObject({
      reason: 'media_gone',
    });
  });

  it('reports an error to the reader when the response is truncated', async () => {
    const fakeGraph = await startFakeGraph((_request, response, raw) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('half', () => raw.socket.destroy());
    });
    const file = await assertDefined(openProvider(fakeGraph.url).downloadMedia)({ url: fakeGraph.url });
    await expect(read(file.body)).rejects.toMatchObject({ name: 'ProviderError', reason: 'transient' });
  });
});

describe('uploading a file', () => {
  const file = { body: Buffer.from([0, 255, 13, 10]), mimeType: 'image/png', filename: 'a"\r\nb.png' };

  async function formOf(request: ReceivedRequest | undefined): Promise<FormData> {
    const headers = { 'content-type': String(request?.headers['content-type']) };
    return new Response(new Uint8Array(request?.body ?? []), { headers }).formData();
  }

  it('sends a form that cannot be escaped from, and returns the id', async () => {
    const fakeGraph = await startFakeGraph(answerJson(200, { id: '4490709327384033' }));
    expect(await assertDefined(openProvider(fakeGraph.url).uploadMedia)(file)).toEqual({
      providerMediaId: '4490709327384033',
    });
    const form = await formOf(fakeGraph.received[0]);
    expect([...form.keys()]).toEqual(['messaging_product', 'type', 'file']);
    const sent = form.get('file') as File;
    expect(sent.type).toBe('image/png');
    expect(Buffer.from(await sent.arrayBuffer())).toEqual(file.body);
  });

  it('refuses an invalid media type', async () => {
    const fakeGraph = await startFakeGraph(answerJson(200, {}));
    const upload = assertDefined(openProvider(fakeGraph.url).uploadMedia);
    await expect(upload({ ...file, mimeType: 'image/png\r\nx: y' })).rejects.toMatchObject({
      reason: 'unsupported',
    });
    expect(fakeGraph.received).toEqual([]);
  });
});
