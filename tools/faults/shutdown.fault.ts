import { request } from 'node:http';
import { until } from '@waqtor/testing';
import { type Cluster, startCluster } from './cluster/cluster.ts';
import type { ServerProcess } from './cluster/server-process.ts';
import { openThreads, startSends } from './load/sends.ts';
import { startWebhookLoad } from './load/webhook-load.ts';
import type { Fault, FaultReport, FaultRun } from './report.ts';
import { verifyIntake, waitUntilIdle } from './verify/verify-intake.ts';
import { settleSends, verifySends } from './verify/verify-sends.ts';

const ROLES = 'api,gateway,worker,connector';
/**
 * Maximum time until the other process takes over; without a handover it would be the duration of a lease.
 */
const TAKEN_OVER_MS = 60_000;
const CALLERS = 8;
/** Requests that arrive this long after SIGTERM are still accepted. */
const DRAIN_MS = 1_000;

/** Sends SIGTERM under load. */
export const shutdownFault: Fault = {
  invariant:
    'every request the server has taken is answered, its send queues go to the other process within seconds, nothing is sent twice',
  rounds: { long: 10, short: 1 },
  run,
};

async function run({ rounds, seed, log }: FaultRun): Promise<FaultReport> {
  const cluster = await startCluster({
    servers: { one: ROLES, two: ROLES },
    seed,
    numbers: 4,
    settings: { enforcePairRateLimit: false },
    env: { SHUTDOWN_DELAY_MS: String(DRAIN_MS) },
    sandbox: { webhooks: { timeScale: 0.005 }, phones: { deliveredAfterMs: 20, reads: 'never' } },
  });
  const { sandbox, servers } = cluster;
  const problems: string[] = [];
  let answered = 0;
  let slowestMs = 0;
  try {
    const threads = await openThreads(cluster, 3);
    sandbox.admin.addFault({}, { delayMs: 30 });
    const stream = startSends(cluster, threads, 24);
    const load = startWebhookLoad(cluster, 40, { statuses: 0 });
    for (let round = 1; round <= rounds; round++) {
      const victim = await findOwner(cluster, [
        servers[round % 2],
        servers[(round + 1) % 2],
      ] as ServerProcess[]);
      const callers = startCallers(victim, cluster.apiKey);
      await until(() => callers.answered() > 50, { timeoutMs: 60_000, what: 'the callers to be at work' });
      const owner = `${victim.pid}-`;
      const startedMs = performance.now();
      callers.closing();
      const ending = victim.terminate();
      let isEnded = false;
      void ending.then(() => {
        isEnded = true;
      });
      await until(async () => isEnded || (await sendQueuesHeldBy(cluster, owner)) === 0, {
        timeoutMs: TAKEN_OVER_MS,
      });
      const freeMs = Math.round(performance.now() - startedMs);
      // The limit is not "soon enough", which would depend on the machine, but before the process exited, and
      // therefore before any lease expired.
      if (isEnded && (await sendQueuesHeldBy(cluster, owner)) > 0)
        problems.push(`round ${round}: ${victim.name} ended and still holds send queues`);
      const sends = sandbox.ledger.summary().sends;
      await sandbox.ledger
        .until((now) => now.sends > sends + 20, TAKEN_OVER_MS)
        .catch(() => problems.push(`round ${round}: the other process did not go on sending`));
      const end = await ending;
      slowestMs = Math.max(slowestMs, end.ms);
      if (end.code !== 0)
        problems.push(
          `round ${round}: ${victim.name} ended with ${end.code ?? end.signal}:\n${victim.lastLines()}`,
        );
      problems.push(...(await callers.end()).map((problem) => `round ${round}: ${problem}`));
      answered += callers.answered();
      log(
        `round ${round}: ${victim.name} ended after ${end.ms} ms, its send queues were free after ${freeMs} ms; ${callers.answered()} requests answered`,
      );
      await victim.start();
    }
    await load.stop();
    await stream.stop();
    await waitUntilIdle(cluster);
    await settleSends(cluster, stream.accepted, TAKEN_OVER_MS);
    problems.push(
      ...stream.problems,
      ...(await verifySends(cluster, stream.accepted)),
      ...(await verifyIntake(cluster)),
    );
    const unknown = sandbox.ledger
      .sends({ limit: 0 })
      .filter((send) => send.callbackData?.includes('.')).length;
    return {
      rounds,
      measurements: {
        answered,
        messages: stream.accepted.length,
        'sent anew': unknown,
        'slowest end ms': slowestMs,
      },
      problems,
    };
  } finally {
    await cluster.stop();
  }
}

const sendQueuesOf = (cluster: Cluster, server: ServerProcess) => sendQueuesHeldBy(cluster, `${server.pid}-`);

async function sendQueuesHeldBy({ admin }: Cluster, owner: string): Promise<number> {
  const { rows } = await admin.pool.query<{ n: number }>(
    `select count(*)::int as n from send_queues where starts_with(owner, $1) and leased_until > now()`,
    [owner],
  );
  return rows[0]?.n ?? 0;
}

/**
 * Clients that send one request after the other, each on a new connection. A request must be answered if its
 * connection was open before the shutdown delay ended. Later ones may be refused, because a load balancer has
 * seen `/ready` fail by then; but if they are answered, the status must be 200.
 */
function startCallers({ url }: ServerProcess, apiKey: string) {
  const problems: string[] = [];
  let answered = 0;
  let closingMs = Number.POSITIVE_INFINITY;
  const running = Promise.all(
    Array.from({ length: CALLERS }, async () => {
      for (;;) {
        const end = await callOnce(url, apiKey);
        if (end.status !== undefined) answered += 1;
        if (end.status === 200) continue;
        if (end.status !== undefined) problems.push(`a request was answered ${end.status}`);
        else if (end.connectedMs < closingMs)
          problems.push(`a request was taken and not answered: ${end.error}`);
        return;
      }
    }),
  );
  return {
    answered: () => answered,
    /** Marks the start of the shutdown: from the end of its delay on, new connections may be refused. */
    closing() {
      closingMs = performance.now() + DRAIN_MS;
    },
    /** Resolves when all clients have been refused. */
    async end() {
      await running;
      return problems;
    },
  };
}

interface CallEnd {
  status?: number;
  error?: string;
  /** Infinity if there was no connection. */
  connectedMs: number;
}

function callOnce(url: string, apiKey: string): Promise<CallEnd> {
  return new Promise((resolve) => {
    let connectedMs = Number.POSITIVE_INFINITY;
    const call = request(
      `${url}/api/v1/conversations?limit=5`,
      { agent: false, headers: { 'x-api-key': apiKey, connection: 'close' }, timeout: 60_000 },
      (answer) => {
        answer.resume();
        answer.once('error', ({ message }) => resolve({ error: `cut off: ${message}`, connectedMs }));
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, connectedMs }));
      },
    );
    call.once('socket', (socket) =>
      socket.once('connect', () => {
        connectedMs = performance.now();
      }),
    );
    call.once('timeout', () => call.destroy(new Error('no response within 60 s')));
    call.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ error: error.code ?? error.message, connectedMs }),
    );
    call.end();
  });
}

/** The first of these servers that holds a send queue: under load one of them may hold all. */
async function findOwner(cluster: Cluster, servers: readonly ServerProcess[]): Promise<ServerProcess> {
  let owner: ServerProcess | undefined;
  await until(
    async () => {
      for (const server of servers) if ((await sendQueuesOf(cluster, server)) > 0) owner ??= server;
      return owner !== undefined;
    },
    { timeoutMs: 60_000, what: 'a server to hold a send queue' },
  );
  return owner as ServerProcess;
}
