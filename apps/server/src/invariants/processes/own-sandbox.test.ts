import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, until } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { startServerProcess } from './server-process.ts';

/*
 * The server with its own sandbox, as a new user experiences it: a simulated number that works, a sandbox
 * that crashes, a server that crashes.
 */

const database = await testDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-newcomer-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

let server: Awaited<ReturnType<typeof start>>;
let token: string | undefined;

const start = () => startServerProcess({ DATABASE_URL: database.url, WAQTOR_DATA_DIR: dataDir });

async function call<T>(url: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  return (await response.json()) as T;
}
const api = async <T>(path: string, body?: object): Promise<T> =>
  (await call<{ data: T }>(`${server.url}/api/v1${path}`, body)).data;

interface Session {
  id: string;
  status: string;
  isSimulated: boolean;
  phoneNumberId: string;
  sandboxUrl: string;
}
const stateOf = async ({ id }: Session) => (await api<Session>(`/sessions/${id}`)).status;
const sandboxState = async () => (await api<{ status: string }>('/sandbox')).status;

/** Sends a message as a customer; returns the conversation in which it arrives. */
async function receive(session: Session, text: string): Promise<string> {
  const sandbox = new URL(session.sandboxUrl).origin;
  const { phone } = await call<{ phone: string }>(`${sandbox}/sandbox/people`, { name: 'Amal' });
  const message = { pnid: session.phoneNumberId, type: 'text', text };
  await call(`${sandbox}/sandbox/people/${phone}/messages`, message);
  return until(async () => {
    const found = await api<{ id: string; lastMessage: { text: string } | null }[]>('/conversations');
    return found.find(({ lastMessage }) => lastMessage?.text === text)?.id;
  });
}

const isGone = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

test('a new user can send and receive with the sandbox; a crashed sandbox is reported and can be restarted', async () => {
  server = await start();
  const setupToken = await until(() => /setup#token=([\w.-]+)/.exec(server.written())?.[1]);
  const owner = { email: 'nadia@example.com', password: 'a long enough pass phrase', name: 'Nadia' };
  const made = await api<{ accessToken: string }>('/auth/register', {
    ...owner,
    businessName: 'Dar Al Baraka',
    setupToken,
    client: 'api_client',
  });
  token = made.accessToken;
  expect(await sandboxState(), 'nobody has asked for it yet').toBe('stopped');
  const session = await api<Session>('/sessions/sandbox', { name: 'Try-out' });
  expect(session).toMatchObject({ status: 'connected', isSimulated: true });
  const conversationId = await receive(session, 'Do you deliver to Fes?');
  await api('/messages/send', { conversationId, text: 'We do, tomorrow.' });
  const sandbox = new URL(session.sandboxUrl).origin;
  await until(async () => {
    const { summary } = await call<{ summary: { sends: number } }>(`${sandbox}/sandbox/ledger`);
    return summary.sends === 1;
  });

  const { pid } = await call<{ pid: number }>(`${sandbox}/sandbox`);
  process.kill(pid, 'SIGKILL');
  await until(async () => (await sandboxState()) === 'failed');
  await until(async () => (await stateOf(session)) !== 'connected');
  await api('/sandbox/start', {});
  await until(async () => (await stateOf(session)) === 'connected');
  await receive(session, 'Are you still there?');

  await server.kill();
  await until(() => isGone(sandbox));
  server = await start();
  // The sandbox has lost its state; the number is created again under the same URL.
  await until(async () => {
    const apps = await call<{ callbackUrl: string | null }[]>(`${sandbox}/sandbox/apps`);
    return apps[0]?.callbackUrl?.startsWith(server.url);
  });
  expect([await sandboxState(), await stateOf(session)]).toEqual(['running', 'connected']);
  await receive(session, 'And after the restart?');
  await server.stop();
  expect(await isGone(sandbox), 'it does not outlive the server').toBe(true);
}, 180_000);
