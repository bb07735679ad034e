import { once } from 'node:events';
import { buildTenant, type TestDatabase, until } from '@waqtor/testing';
import { WebSocket } from 'ws';
import { buildLogin, type TestGateway, ticketOf } from './testing-gateway.ts';

/** Opens a raw socket for the test to drive, with the frames it received. */
export async function openSocket(url: string, options: { autoPong?: boolean } = {}) {
  const socket = new WebSocket(url, options);
  const heard: Record<string, unknown>[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(String(data))));
  socket.on('error', () => {});
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  return { socket, heard, closed };
}

/** Does the same, authenticated as a new member of a new tenant. */
export async function openAuthenticated(database: TestDatabase, gateway: TestGateway) {
  const caller = await buildLogin(database, await buildTenant(database));
  const connection = await openSocket(gateway.url);
  connection.socket.send(JSON.stringify({ op: 'auth', ticket: ticketOf(caller) }));
  await until(() => connection.heard.some(({ op }) => op === 'ready'));
  return { ...connection, caller };
}
