import { Agent, request } from 'node:http';

/** One raw HTTP request; nothing is normalised. */
export interface Exchange {
  method: string;
  /** The path with the query, not encoded. */
  path: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
}

export interface Reply {
  status: number;
  contentType: string;
  text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Sends the request and reads the whole response; rejects if there is none within 30 s. */
export function exchange(origin: string, { method, path, headers, body }: Exchange): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const options = { hostname, port, method, path, agent, timeout: 30_000 };
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const outgoing = request({ ...options, headers: { ...headers, ...length } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          contentType: String(answer.headers['content-type'] ?? ''),
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.once('timeout', () => outgoing.destroy(new Error('no response within 30 s')));
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** Formats the request as text for the terminal; bodies longer than 2 KB are truncated. */
export function asCurl(origin: string, { method, path, headers, body }: Exchange): string {
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const parts = ['curl', '-si', '-X', method, '--path-as-is', quote(`${origin}${path}`)];
  for (const [name, value] of Object.entries(headers)) parts.push('-H', quote(`${name}: ${value}`));
  if (body)
    parts.push('--data-binary', quote(body.length > 2_048 ? `${body.subarray(0, 2_048)}…` : String(body)));
  return parts.join(' ');
}
