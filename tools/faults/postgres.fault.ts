import { until } from '@waqtor/testing';
import { childrenOf, killHard } from './cluster/child-processes.ts';
import { type Cluster, startCluster } from './cluster/cluster.ts';
import { startWebhookLoad } from './load/webhook-load.ts';
import type { Fault, FaultReport, FaultRun } from './report.ts';
import { verifyAcknowledged, verifyIntake, waitUntilIdle } from './verify/verify-intake.ts';

const ROLES = 'api,gateway,worker,connector';
/** Acceptable responses while the database is down, and before and after. */
const ALLOWED: ReadonlySet<number | 'broken'> = new Set([200, 503]);

/** Runs `kill -9` on PostgreSQL (the postmaster and all its children) under webhook load. */
export const postgresFault: Fault = {
  invariant:
    'every acknowledged item is stored exactly once, the answer meanwhile is 503, and the servers recover by themselves',
  rounds: { long: 20, short: 2 },
  run,
};

async function run({ rounds, seed, log }: FaultRun): Promise<FaultReport> {
  const cluster = await startCluster({
    servers: { one: ROLES, two: ROLES },
    seed,
    sandbox: { webhooks: { timeScale: 0.005, timeoutMs: 10_000 } },
  });
  const { sandbox, servers, loadBalancer } = cluster;
  const problems: string[] = [];
  const pids = servers.map((server) => server.pid);
  let checked = 0;
  let recoveryMs = 0;
  try {
    const load = startWebhookLoad(cluster, 100);
    const readers = startReaders(cluster);
    for (let round = 1; round <= rounds; round++) {
      const before = sandbox.ledger.summary().itemsAcknowledged;
      await sandbox.ledger.until((now) => now.itemsAcknowledged > before + 20, 60_000);
      const startedMs = performance.now();
      const killed = killPostgres(cluster);
      const restarts = cluster.postgres.restarts;
      await until(() => cluster.postgres.restarts > restarts, {
        timeoutMs: 60_000,
        what: 'Postgres to be back',
      });
      const acknowledged = sandbox.ledger.summary().itemsAcknowledged;
      // Twice as many as can be in flight, so that some were certainly accepted by the new PostgreSQL
      // process.
      await sandbox.ledger.until((now) => now.itemsAcknowledged > acknowledged + 20, 60_000);
      const ms = Math.round(performance.now() - startedMs);
      recoveryMs = Math.max(recoveryMs, ms);
      const found = await verifyAcknowledged(cluster, checked);
      problems.push(...found.map((problem) => `round ${round}: ${problem}`));
      const { items, itemsAcknowledged } = sandbox.ledger.summary();
      checked = sandbox.ledger.items({ limit: 0, acknowledged: false })[0]?.item ?? items;
      log(
        `round ${round}: killed ${killed} processes of Postgres; accepted again after ${ms} ms; ` +
          `${itemsAcknowledged} of ${items} acknowledged, ${found.length} wrong`,
      );
    }
    problems.push(...(await readers.stop()));
    await load.stop();
    await waitUntilIdle(cluster);
    problems.push(...(await verifyIntake(cluster)));
    for (const [status, times] of loadBalancer.answers) {
      if (!ALLOWED.has(status)) problems.push(`${times} webhooks were answered ${status}`);
    }
    for (const [i, server] of servers.entries()) {
      if (server.pid !== pids[i]) problems.push(`${server.name} died with Postgres:\n${server.lastLines()}`);
    }
    const { items, attempts, posts } = sandbox.ledger.summary();
    const refused = loadBalancer.answers.get(503) ?? 0;
    if (refused === 0) problems.push('nothing was ever refused: Postgres was not away when it mattered');
    return {
      rounds,
      measurements: {
        items,
        posts,
        attempts,
        'answered 503': refused,
        reads: readers.count(),
        'slowest recovery ms': recoveryMs,
      },
      problems,
    };
  } finally {
    await cluster.stop();
  }
}

function killPostgres({ postgres }: Cluster): number {
  const { pid } = postgres;
  if (pid === undefined) throw new Error('PostgreSQL is already down');
  const family = [pid, ...childrenOf(pid)];
  for (const member of family) killHard(member);
  return family.length;
}

/** Reads the inbox continuously. Each response must be a success or a 503. */
function startReaders({ api }: Cluster) {
  const problems = new Set<string>();
  let isStopping = false;
  let reads = 0;
  const running = (async () => {
    while (!isStopping) {
      const answer = await api
        .call('GET', '/conversations?limit=5')
        .catch((error: Error) => ({ status: 0, body: error.message }));
      reads += 1;
      if (answer.status !== 200 && answer.status !== 503) {
        problems.add(
          `reading the inbox was answered ${answer.status}: ${JSON.stringify(answer.body).slice(0, 300)}`,
        );
      }
      // The pause between reads keeps them from being a load of their own.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return {
    count: () => reads,
    async stop() {
      isStopping = true;
      await running;
      return [...problems];
    },
  };
}
