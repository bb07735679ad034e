import { connectRealtime, type RealtimeClient } from './testing.ts';

/*
 * Many clients in a separate process, so that their memory is not counted as the gateway's. Arguments: URL,
 * ticket, number of clients. Prints "ready", then the lowest and the highest number of events that any of
 * them received; ends when its standard input closes.
 */
const [url = '', ticket = '', count = '0'] = process.argv.slice(2);
const clients: RealtimeClient[] = [];
for (let n = 0; n < Number(count); n += 50) {
  const batch = Array.from({ length: Math.min(50, Number(count) - n) }, () => connectRealtime(url, ticket));
  for (const client of await Promise.all(batch)) {
    await client.subscribe(['conversations', 'sessions']);
    clients.push(client);
  }
}
console.log('ready');
process.stdin.resume();
process.stdin.on('end', () => process.exit());
setInterval(() => {
  const [least, most] = [Math.min, Math.max].map((of) => of(...clients.map(({ events }) => events.length)));
  console.log(`events ${least} ${most}`);
}, 50).unref();
