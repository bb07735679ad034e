import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** One POST received. */
export interface Received {
  raw: string;
  body: unknown;
  isSignatureValid: boolean;
}

/** A webhook endpoint that records what it receives, for tests of the sandbox and of its clients. */
export interface Receiver {
  url: string;
  received: Received[];
  /** Status codes of the next responses, in order; 200 if there are none. `hang` never responds. */
  answers: (number | 'hang')[];
  /** Returns every `messages` and `statuses` entry with a valid signature, in order of arrival. */
  items(kind: 'messages' | 'statuses'): Record<string, unknown>[];
  /** Resolves once `holds` returns true; rejects after `deadlineMs` (default 15,000). */
  until(holds: () => boolean, deadlineMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a receiver on loopback that passes the handshake with `verifyToken` and checks signatures with `appSecret`. */
export async function startReceiver(secrets: { appSecret: string; verifyToken: string }): Promise<Receiver> {
  const waiting = new Set<() => void>();
  const receiver: Receiver = {
    url: '',
    received: [],
    answers: [],
    items: (kind) =>
      receiver.received.filter((got) => got.isSignatureValid).flatMap((got) => entriesOf(got.body, kind)),
    until(holds, deadlineMs = 15_000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(
            new Error(
              `the receiver did not reach the expected state within ${deadlineMs} ms; it received ${receiver.received.length} posts`,
            ),
          );
        }, deadlineMs);
        const check = () => {
          if (!holds()) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      });
    },
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      const { searchParams } = new URL(request.url ?? '/', 'http://receiver');
      const isValid =
        searchParams.get('hub.verify_token') === secrets.verifyToken &&
        searchParams.get('hub.mode') === 'subscribe';
      response.writeHead(isValid ? 200 : 403).end(isValid ? searchParams.get('hub.challenge') : 'no');
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      receiver.received.push({
        raw: raw.toString(),
        body: JSON.parse(raw.toString()),
        isSignatureValid: isValid(request, raw, secrets.appSecret),
      });
      const answer = receiver.answers.shift() ?? 200;
      if (answer !== 'hang') response.writeHead(answer).end();
      for (const check of [...waiting]) check();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  receiver.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/webhook`;
  return receiver;
}

function isValid(request: IncomingMessage, raw: Buffer, appSecret: string): boolean {
  const wanted = Buffer.from(`sha256=${createHmac('sha256', appSecret).update(raw).digest('hex')}`);
  const got = Buffer.from(String(request.headers['x-hub-signature-256'] ?? ''));
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}

function entriesOf(body: unknown, kind: 'messages' | 'statuses'): Record<string, unknown>[] {
  const { entry = [] } = body as {
    entry?: { changes: { value: Record<string, Record<string, unknown>[]> }[] }[];
  };
  return entry.flatMap(({ changes }) => changes.flatMap(({ value }) => value[kind] ?? []));
}
