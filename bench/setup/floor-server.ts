import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import pg from 'pg';

/*
 * The lower bound for intake: HTTP without a framework, the HMAC, one batched insert of the raw bodies, and
 * 200 after COMMIT, without parsing. Any real implementation can only be slower.
 */

const secret = process.env.FLOOR_SECRET ?? '';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
await pool.query(
  'create table floor (id bigint generated always as identity primary key, body text not null)',
);

const waiting: { body: string; response: ServerResponse }[] = [];
let isWriting = false;

async function write(): Promise<void> {
  if (isWriting || waiting.length === 0) return;
  isWriting = true;
  const batch = waiting.splice(0, 1_000);
  await pool.query({
    name: 'floor',
    text: 'insert into floor (body) select unnest($1::text[])',
    values: [batch.map((it) => it.body)],
  });
  for (const { response } of batch) response.writeHead(200, { 'content-length': '2' }).end('ok');
  isWriting = false;
  void write();
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const expected = createHmac('sha256', secret).update(body).digest();
    const given = Buffer.from(String(request.headers['x-hub-signature-256'] ?? '').slice(7), 'hex');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      response.writeHead(401).end();
      return;
    }
    waiting.push({ body: body.toString('utf8'), response });
    setTimeout(() => void write(), 2);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`floor is ready on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
process.on('SIGTERM', () => process.exit(0));
