import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { atEnd, buildTenant, testDatabase, until } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { announceMessages, buildLogin, startGateway, ticketOf } from './testing-gateway.ts';

const CLIENTS = 1_000;
/**
 * Measured on Node 20: 4 KB of heap and buffers (20 KB resident). Far more means a leak, or that compression
 * was turned on.
 */
const MAX_BYTES_PER_SOCKET = 12_000;

const database = await testDatabase();
const gateway = await startGateway(database);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function memory() {
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { ours: heapUsed + external, resident: rss };
}

test('a thousand clients use little memory each, and one event reaches all of them', async () => {
  const caller = await buildLogin(database, await buildTenant(database));
  const warm = await gateway.connect(caller);
  await warm.subscribe(['conversations']);
  await announceMessages(gateway.platform, caller.tenantId, 100);
  await until(() => warm.events.length === 100);
  await warm.close();

  const before = memory();
  const script = fileURLToPath(new URL('./testing-swarm.ts', import.meta.url));
  const swarm = spawn(
    process.execPath,
    ['--import', 'tsx', script, gateway.url, ticketOf(caller), String(CLIENTS)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  atEnd(() => swarm.kill());
  let output = '';
  swarm.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  await until(() => output.includes('ready'), { timeoutMs: 120_000, what: 'all clients to be there' });
  const after = memory();
  const [ours, resident] = [
    (after.ours - before.ours) / CLIENTS,
    (after.resident - before.resident) / CLIENTS,
  ];
  const startedAt = performance.now();
  await announceMessages(gateway.platform, caller.tenantId, 20);
  await until(() => output.includes('events 20 20'), { everyMs: 2 });
  const fanOutMs = performance.now() - startedAt;
  console.log(
    `${CLIENTS} sockets: ${(ours / 1024).toFixed(1)} KB of heap and buffers, ` +
      `${(resident / 1024).toFixed(1)} KB resident each; 20 events to all in ${Math.round(fanOutMs)} ms`,
  );
  expect(ours).toBeLessThan(MAX_BYTES_PER_SOCKET);
}, 300_000);
