import { createServer, type Socket } from 'node:net';
import { ProviderError } from '@waqtor/provider';
import { expectNoSecrets } from '@waqtor/provider/conformance';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerJson, openProvider, type Responder, secrets, startFakeGraph } from '../testing/fake-graph.ts';

const message = {
  to: { phone: '+16505551234' },
  content: { type: 'text', text: 'hello' },
  callbackData: 'msg_1',
} as const;

async function failureOf(url: string): Promise<ProviderError> {
  const error = await openProvider(url)
    .send(message)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  expect(error).toBeInstanceOf(ProviderError);
  expectNoSecrets(error, Object.values(secrets));
  return error as ProviderError;
}

/** A raw TCP server, for responses that HTTP libraries refuse to send. */
async function startSockets(onSocket: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const html: Responder = (_request, response) => void response.writeHead(502).end('<html>bad gateway</html>');

describe('a failed send is certain', () => {
  it.each([
    [400, { code: 131026, message: 'Undeliverable', error_data: { details: 'Not on WhatsApp' } }],
    [500, { code: 131000, message: 'Something went wrong' }],
    [503, { code: 2, message: 'Service unavailable' }],
    [200, { code: 131047, message: 'Re-engagement' }],
  ])('when Graph itself returns the error (HTTP %i)', async (status, error) => {
    const { url } = await startFakeGraph(answerJson(status, { error }));
    expect(await failureOf(url)).toMatchObject({ certain: true, code: error.code, httpStatus: status });
  });

  it('when the connection is refused', async () => {
    expect(await failureOf('http://127.0.0.1:9')).toMatchObject({ certain: true, reason: 'transient' });
  });

  it('when the host name cannot be resolved', async () => {
    expect(await failureOf('http://no-such-host.invalid')).toMatchObject({
      certain: true,
      reason: 'transient',
    });
  });
});

describe('a failed send is uncertain', () => {
  it('when the connection breaks after the request was written', async () => {
    const { url, received } = await startFakeGraph((_request, _response, raw) => raw.socket.destroy());
    expect(await failureOf(url)).toMatchObject({ certain: false, reason: 'transient' });
    expect(received).toHaveLength(1);
  });

  it('when the connection is reset during the response', async () => {
    const url = await startSockets((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"messages"');
        socket.resetAndDestroy();
      });
    });
    expect(await failureOf(url)).toMatchObject({ certain: false });
  });

  it('when the response is not HTTP', async () => {
    const url = await startSockets((socket) => socket.once('data', () => socket.end('what?')));
    expect(await failureOf(url)).toMatchObject({ certain: false });
  });

  it.each<[string, Responder]>([
    ['an HTML page of a proxy', html],
    ['a 500 without a body', (_request, response) => void response.writeHead(500).end()],
    ['a 500 with other JSON', answerJson(500, { oops: true })],
    ['an error without a code', answerJson(500, { error: { message: 'x' } })],
    ['an error that is a text', answerJson(200, { error: 'x' })],
    ['a success that is not JSON', (_request, response) => void response.writeHead(200).end('{"messages":[')],
    ['a success without an id', answerJson(200, { messages: [{}] })],
    [
      'a redirect',
      (_request, response) => void response.writeHead(302, { location: '/elsewhere' }).end('{}'),
    ],
    ['a 500 that looks like a success', answerJson(500, { messages: [{ id: 'wamid.X' }] })],
    [
      'longer than any Graph response',
      answerJson(200, { messages: [{ id: 'wamid.X' }], more: 'x'.repeat(3 * 1024 * 1024) }),
    ],
  ])('when the response is %s', async (_what, answer) => {
    const { url, received } = await startFakeGraph(answer);
    expect(await failureOf(url)).toMatchObject({ certain: false, reason: 'transient' });
    expect(received).toHaveLength(1);
  });
});

describe('a Graph error', () => {
  it('never contains the access token, even if Meta quotes it', async () => {
    const quote = `Malformed access token ${secrets.accessToken} / EAAZZZsomebodyelsesTokenZZZ123456`;
    const { url } = await startFakeGraph(answerJson(400, { error: { code: 190, message: quote } }));
    const error = await failureOf(url);
    expect(error.details).toBe('Malformed access token [redacted] / [redacted]');
    expect(error.reason).toBe('account_stopped');
  });
});
