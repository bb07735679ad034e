import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOutgoing, graphPolicy } from '@waqtor/outgoing';
import type { Provider } from '@waqtor/provider';
import { onTestFinished } from 'vitest';
import { cloudApiEngine } from '../engine.ts';

export interface ReceivedRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export type Responder = (request: ReceivedRequest, response: ServerResponse, raw: IncomingMessage) => void;

export interface FakeGraph {
  url: string;
  received: ReceivedRequest[];
}

/** Starts a server with the given responses, which is stopped at the end of the test. */
export async function startFakeGraph(answer: Responder): Promise<FakeGraph> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const whole = { method, url, headers, body: Buffer.concat(chunks) };
    received.push(whole);
    answer(whole, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

export function answerJson(status: number, body: unknown): Responder {
  return (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export const secrets = {
  accessToken: 'EAAsecretsecretsecretsecretsecret0',
  appSecret: 'appsecret-0123456789',
  verifyToken: 'verify-0123456789',
};

export function buildCredentials(graphBaseUrl: string): Record<string, unknown> {
  return { phoneNumberId: '106540352242922', wabaId: '102290129340398', ...secrets, graphBaseUrl };
}

/** Opens a provider whose Graph URL is `url`, which is disconnected at the end of the test. */
export function openProvider(url: string): Provider {
  const provider = cloudApiEngine.create(buildCredentials(url), {
    outgoing: createOutgoing(graphPolicy({ operatorUrls: [url] })),
    onEvents: async () => {},
    onState: () => {},
  });
  onTestFinished(() => provider.disconnect());
  return provider;
}

/** Fails the test if an optional method is missing, so that the rest of the test can use it. */
export function assertDefined<Ability>(ability: Ability | undefined): Ability {
  if (ability === undefined) throw new Error('the provider does not have this method');
  return ability;
}
