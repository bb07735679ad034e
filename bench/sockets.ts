import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { drive } from './load/load.ts';
import { type Swarm, startSwarm } from './load/swarms.ts';
import { seedSent, supply } from './load/webhooks.ts';
import { type Business, call, openBusiness, openSandbox } from './setup/business.ts';
import { openStage, type Program } from './setup/stage.ts';
import type { Figure } from './table.ts';

/** The maximum number of clients of one process, and of one tenant. */
const CLIENTS = 10_000;
const OF_A_TENANT = 2_000;
const MAX_KB = 12;

/**
 * Measures the memory of ten thousand idle clients in one process, and the bytes saved by subscribing to
 * topics.
 */
export async function benchSockets(): Promise<Figure[]> {
  const stage = await openStage();
  const swarms: Swarm[] = [];
  try {
    const sandbox = await openSandbox(stage);
    const ours = await openBusiness(stage, sandbox, {
      name: 'ours',
      env: { OPEN_SIGN_UP: 'true' },
    });
    const admin = stage.admin(ours.databaseUrl);
    const sent = await seedSent(admin, ours, 2_000);
    const keys = [await makeKey(ours.url, ours.accessToken)];
    for (let n = 1; n < CLIENTS / OF_A_TENANT; n++) keys.push(await makeTenant(ours.url, n));
    const next = supply(ours, { url: ours.url, path: ours.webhookPath }, sent, 'sockets');

    // The server has been idle so far: all growth from here on is attributed to the clients.
    const before = await settled(ours.server);
    for (const key of keys) {
      const swarm = startSwarm(ours.url, key, OF_A_TENANT);
      swarms.push(swarm);
      await swarm.received('ready');
    }
    const after = await settled(ours.server);
    const perClient = (after - before) / CLIENTS;

    // From here on one tenant is active. Its clients subscribe to the topics of their pages, then to all
    // topics.
    const [busy] = swarms;
    if (!busy) throw new Error('there are no clients');
    const seqOf = async () => {
      const { rows } = await admin.pool.query<{ seq: string }>('select max(seq) as seq from event_heads');
      return Number(rows[0]?.seq);
    };
    const measure = async () => {
      const [seq, bytes] = [await seqOf(), await stillBytes(busy)];
      await happen(ours, next);
      return ((await stillBytes(busy)) - bytes) / ((await seqOf()) - seq);
    };
    const byTopic = await measure();
    busy.order('all');
    await busy.received('all');
    const toEveryone = await measure();
    return [
      { what: 'idle clients on one process', value: CLIENTS, unit: '' },
      { what: 'memory of the process before', value: before / 1024, unit: 'MB' },
      { what: 'memory of the process with them', value: after / 1024, unit: 'MB' },
      {
        what: 'resident memory per client',
        value: perClient,
        unit: 'KB',
        bound: { at: 'most', value: MAX_KB },
      },
      { what: 'bytes an event costs, by topic', value: byTopic, unit: 'B' },
      { what: 'bytes an event costs, to everyone', value: toEveryone, unit: 'B' },
      {
        what: 'bytes saved by topics',
        value: (1 - byTopic / toEveryone) * 100,
        unit: '%',
        bound: { at: 'least', value: 50 },
      },
    ];
  } finally {
    await Promise.all(swarms.map((swarm) => swarm.stop()));
    await stage.stop();
  }
}

interface Key {
  id: string;
  key: string;
}

async function makeKey(url: string, token: string): Promise<Key> {
  const body = { name: 'Swarm', role: 'viewer' };
  return (await call<{ data: Key }>(`${url}/api/v1/api-keys`, body, token)).data;
}

async function makeTenant(url: string, n: number): Promise<Key> {
  const password = 'a long sentence for a bench';
  const body = { email: `owner${n}@example.com`, password, name: 'Owner', businessName: `Bench ${n}` };
  const { data } = await call<{ data: { accessToken: string } }>(`${url}/api/v1/auth/register`, body);
  return makeKey(url, data.accessToken);
}

/**
 * Simulates a few seconds of activity: customers write, replies are read, a session and the profile change.
 */
async function happen(ours: Business, next: () => Buffer): Promise<void> {
  await drive(ours.url, next, { connections: 8, perSecond: 100, ms: 3_000 });
  for (let n = 0; n < 20; n++) {
    await change(ours, `/sessions/${ours.sessionId}`, { name: `Bench ${n}` });
    await change(ours, '/tenant', { name: `Bench ${n}` });
  }
}

async function change(ours: Business, path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ours.accessToken}` };
  const answer = await fetch(`${ours.url}/api/v1${path}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} responded with ${answer.status}: ${await answer.text()}`);
}

/** Returns the bytes of events that the clients received, once no more arrive. */
async function stillBytes(swarm: Swarm): Promise<number> {
  let last = -1;
  for (;;) {
    swarm.order('bytes');
    const now = Number(await swarm.received('bytes'));
    if (now === last) return now;
    last = now;
    await pause(1_500);
  }
}

/** Returns the resident memory in kB, once it has stopped falling. */
async function settled({ pid }: Program): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let still = 0; still < 10; still++) {
    await pause(1_000);
    const now = residentKb(pid);
    if (now < least * 0.998) still = 0;
    least = Math.min(least, now);
  }
  return least;
}

function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
