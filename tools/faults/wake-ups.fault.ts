import { until } from '@waqtor/testing';
import WebSocket from 'ws';
import { type Cluster, startCluster } from './cluster/cluster.ts';
import { openThreads, startSends } from './load/sends.ts';
import type { Fault, FaultReport, FaultRun } from './report.ts';
import { verifyIntake, waitUntilIdle } from './verify/verify-intake.ts';
import { settleSends, verifySends } from './verify/verify-sends.ts';

const ROLES = 'api,gateway,worker,connector';
/**
 * Maximum wait for work that a sweep finds. Sweeps run every few seconds; without them the work would never
 * be found.
 */
const MAX_SCAN_MS = 60_000;

/** Loses NOTIFY by closing listening connections again and again. */
export const wakeUpsFault: Fault = {
  invariant: 'a wake-up only saves time: without one everything is sent, stored and heard all the same',
  rounds: { long: 10, short: 2 },
  run,
};

async function run({ rounds, seed, log }: FaultRun): Promise<FaultReport> {
  const cluster = await startCluster({
    servers: { one: ROLES, two: ROLES },
    seed,
    numbers: 2,
    settings: { enforcePairRateLimit: false },
    sandbox: { webhooks: { timeScale: 0.005 }, phones: { deliveredAfterMs: 20, reads: 'never' } },
  });
  const { sandbox } = cluster;
  const problems: string[] = [];
  let slowestMs = 0;
  try {
    const threads = await openThreads(cluster, 4);
    const listeners = await listen(cluster);
    const cutting = startCutting(cluster);
    const stream = startSends(cluster, threads, 16);
    for (let round = 1; round <= rounds; round++) {
      const startedMs = performance.now();
      const thread = threads[round % threads.length];
      if (!thread) throw new Error('there are no customers');
      const { id } = sandbox.admin.writeAs(thread.phone, {
        pnid: thread.pnid,
        type: 'text',
        text: `round ${round}`,
      });
      await listeners.received(id);
      const receivedMs = Math.round(performance.now() - startedMs);
      const { sends } = sandbox.ledger.summary();
      await sandbox.ledger.until((now) => now.sends > sends + 10, MAX_SCAN_MS);
      slowestMs = Math.max(slowestMs, receivedMs);
      log(
        `round ${round}: heard at the socket after ${receivedMs} ms; ${cutting.cuts()} listeners cut so far`,
      );
    }
    await stream.stop();
    await settleSends(cluster, stream.accepted, MAX_SCAN_MS);
    await cutting.stop();
    if (cutting.cuts() < rounds)
      problems.push(`only ${cutting.cuts()} listeners were cut: this run proves nothing`);
    await waitUntilIdle(cluster);
    problems.push(
      ...stream.problems,
      ...(await verifySends(cluster, stream.accepted)),
      ...(await verifyIntake(cluster)),
    );
    await listeners.caughtUp();
    problems.push(...listeners.problems());
    listeners.close();
    return {
      rounds,
      measurements: {
        'listeners cut': cutting.cuts(),
        messages: stream.accepted.length,
        events: listeners.count(),
        'slowest ms': slowestMs,
      },
      problems,
    };
  } finally {
    await cluster.stop();
  }
}

/** Closes every listening connection as soon as it appears, so that hardly any wake-up gets through. */
function startCutting({ admin }: Cluster) {
  let isStopping = false;
  let cuts = 0;
  const running = (async () => {
    while (!isStopping) {
      const { rowCount } = await admin.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where pid <> pg_backend_pid() and datname = current_database() and query ilike 'listen %'`,
      );
      cuts += rowCount ?? 0;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return {
    cuts: () => cuts,
    async stop() {
      isStopping = true;
      await running;
    },
  };
}

interface EventFrame {
  op: string;
  seq: number;
  type: string;
  data: { message?: { providerId: string | null } };
}

/** Connects a client to each server's socket, which must receive every event once and in order. */
async function listen(cluster: Cluster) {
  const received: { name: string; seqs: number[]; ids: Set<string | null | undefined> }[] = [];
  const sockets = await Promise.all(
    cluster.servers.map(async ({ name, url }) => {
      const listener = { name, seqs: [] as number[], ids: new Set<string | null | undefined>() };
      received.push(listener);
      return openSocket(url, await ticketOf(cluster), (frame) => {
        listener.seqs.push(frame.seq);
        if (frame.type === 'message.received') listener.ids.add(frame.data.message?.providerId);
      });
    }),
  );
  return {
    received: (providerId: string) =>
      until(() => received.every(({ ids }) => ids.has(providerId)), {
        timeoutMs: MAX_SCAN_MS,
        what: `all sockets to hear of ${providerId}`,
      }),
    async caughtUp() {
      const { rows } = await cluster.admin.pool.query<{ seq: number }>('select seq::int from event_heads');
      const head = rows[0]?.seq ?? 0;
      await until(() => received.every(({ seqs }) => seqs.at(-1) === head), {
        timeoutMs: MAX_SCAN_MS,
        what: 'all sockets to catch up',
      });
    },
    problems: () =>
      received.flatMap(({ name, seqs }) => {
        const at = seqs.findIndex((seq, i) => i > 0 && seq !== (seqs[i - 1] ?? 0) + 1);
        return at === -1 ? [] : [`the socket of ${name} heard ${seqs[at]} after ${seqs[at - 1]}`];
      }),
    count: () => received[0]?.seqs.length ?? 0,
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}

async function ticketOf({ servers, owner }: Cluster): Promise<string> {
  const answer = await fetch(`${servers[0]?.url}/api/v1/auth/ws-ticket`, {
    method: 'POST',
    headers: { authorization: `Bearer ${owner.accessToken}` },
  });
  const body = (await answer.json()) as { data: { ticket: string } };
  return body.data.ticket;
}

const TOPICS = ['conversations', 'sessions', 'campaigns', 'bots', 'notifications', 'workspace'];

function openSocket(url: string, ticket: string, onEvent: (frame: EventFrame) => void): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`);
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', (code) => reject(new Error(`the socket closed with ${code}`)));
    socket.once('open', () => socket.send(JSON.stringify({ op: 'auth', ticket })));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as EventFrame;
      if (frame.op === 'ready') socket.send(JSON.stringify({ op: 'subscribe', topics: TOPICS }));
      else if (frame.op === 'subscribed') resolve(socket);
      else if (frame.op === 'event') onEvent(frame);
      else if (frame.op === 'error') reject(new Error(`the socket received ${JSON.stringify(frame)}`));
    });
  });
}
