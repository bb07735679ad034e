import { createHmac } from 'node:crypto';
import WebSocket from 'ws';

/*
 * Many WebSocket clients in one process, each authenticated by an API key. Arguments: URL, key id, key,
 * count. The clients subscribe like the dashboards of a business. Prints `ready`, `all` and, on request, the
 * bytes of events received. Each line on stdin is a command.
 */

/** The topics of ten clients, by the page each has open. */
const kinds: string[][] = [
  ['conversations', 'notifications'],
  ['conversations', 'notifications'],
  ['conversations', 'notifications'],
  ['sessions', 'notifications'],
  ['sessions', 'notifications'],
  ['campaigns', 'notifications'],
  ['campaigns', 'notifications'],
  ['bots'],
  ['notifications'],
  ['notifications'],
];
const everything = ['conversations', 'sessions', 'campaigns', 'bots', 'notifications', 'workspace'];
const [url = '', apiKeyId = '', key = '', count = '0'] = process.argv.slice(2);
const hmacKey = createHmac('sha256', key.slice(-43)).update('waqtor websocket proof').digest();
const sockets: WebSocket[] = [];
let bytes = 0;
let waiting: (() => void) | undefined;
let answered = 0;

function proof(challenge: Buffer): object {
  const { nonce } = JSON.parse(String(challenge)) as { nonce: string };
  return { op: 'auth', apiKeyId, signature: createHmac('sha256', hmacKey).update(nonce).digest('hex') };
}

function join(n: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`, { perMessageDeflate: false });
    socket.on('open', () => socket.send(JSON.stringify({ op: 'challenge' })));
    socket.on('error', reject);
    socket.on('close', (code) => {
      console.error(`a client was closed with ${code}`);
      process.exit(1);
    });
    socket.on('message', (data: Buffer) => {
      const head = data.subarray(0, 20).toString();
      if (head.startsWith('{"op":"event"')) bytes += data.length;
      else if (head.startsWith('{"op":"challenge"')) socket.send(JSON.stringify(proof(data)));
      else if (head.startsWith('{"op":"ready"'))
        socket.send(JSON.stringify({ op: 'subscribe', topics: kinds[n % kinds.length] }));
      else if (head.startsWith('{"op":"subscribed"')) {
        resolve();
        answered += 1;
        if (answered === sockets.length) waiting?.();
      }
    });
    sockets.push(socket);
  });
}

for (let n = 0; n < Number(count); n += 50)
  await Promise.all(Array.from({ length: Math.min(50, Number(count) - n) }, (_, i) => join(n + i)));
console.log('ready');
process.stdin.on('data', async (order) => {
  if (String(order).startsWith('bytes')) console.log(`bytes ${bytes}`);
  if (!String(order).startsWith('all')) return;
  answered = 0;
  await new Promise<void>((resolve) => {
    waiting = resolve;
    for (const socket of sockets) socket.send(JSON.stringify({ op: 'subscribe', topics: everything }));
  });
  console.log('all');
});
process.stdin.on('end', () => process.exit());
