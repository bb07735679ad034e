import { until } from '@waqtor/testing';
import { startCluster } from './cluster/cluster.ts';
import type { ServerProcess } from './cluster/server-process.ts';
import { startWebhookLoad } from './load/webhook-load.ts';
import type { Fault, FaultReport, FaultRun } from './report.ts';
import { verifyAcknowledged, verifyIntake, waitUntilIdle } from './verify/verify-intake.ts';

const ROLES = 'api,gateway,worker,connector';
/** At this interval (in rounds) all servers die at once, so that none can take over. */
const ALL_DIE_EVERY = 5;
const WARM = 20;

/** Runs `kill -9` on server processes under webhook load. */
export const serverFault: Fault = {
  invariant: 'every acknowledged item is stored exactly once, the rest arrives by retry',
  rounds: { long: 100, short: 3 },
  run,
};

async function run({ rounds, seed, log }: FaultRun): Promise<FaultReport> {
  const cluster = await startCluster({
    servers: { one: ROLES, two: ROLES, three: ROLES },
    seed,
    // Meta's retry delays of 1 s, 5 s, 15 s, 1 min … become 5 ms, 25 ms, 75 ms, 300 ms …
    sandbox: { webhooks: { timeScale: 0.005, timeoutMs: 10_000 } },
  });
  const { sandbox, servers, loadBalancer } = cluster;
  const problems: string[] = [];
  const restarts = new Set<Promise<void>>();
  let kills = 0;
  let interrupted = 0;
  let checked = 0;

  async function kill(server: ServerProcess): Promise<void> {
    interrupted += loadBalancer.inFlight(server.url);
    await server.kill();
    kills += 1;
    loadBalancer.resetCounts(server.url);
    const restart = server.start().finally(() => restarts.delete(restart));
    restart.catch((error: unknown) => problems.push(String(error)));
    restarts.add(restart);
  }

  try {
    const load = startWebhookLoad(cluster, 160);
    for (let round = 1; round <= rounds; round++) {
      const startedMs = performance.now();
      const all = round % ALL_DIE_EVERY === 0;
      const victims = all ? servers : [servers[round % servers.length] as ServerProcess];
      // The victim is killed under load: it is up, has answered requests, and has others in flight.
      for (const victim of victims) {
        await until(
          () =>
            victim.isUp && loadBalancer.answered(victim.url) >= WARM && loadBalancer.inFlight(victim.url) > 0,
          {
            timeoutMs: 60_000,
            everyMs: 1,
            what: `${victim.name} to be at work`,
          },
        );
      }
      const before = interrupted;
      await Promise.all(victims.map(kill));
      const { items, itemsAcknowledged } = sandbox.ledger.summary();
      const found = await verifyAcknowledged(cluster, checked);
      problems.push(...found.map((problem) => `round ${round}: ${problem}`));
      checked = sandbox.ledger.items({ limit: 0, acknowledged: false })[0]?.item ?? items;
      log(
        `round ${round}: killed ${victims.map((it) => it.name).join(', ')} with ${interrupted - before} requests under ` +
          `way; ${itemsAcknowledged} of ${items} acknowledged, ${found.length} wrong (${Math.round(performance.now() - startedMs)} ms)`,
      );
    }
    await Promise.all(restarts);
    await load.stop();
    await waitUntilIdle(cluster);
    problems.push(...(await verifyIntake(cluster)));
    const { items, attempts, posts } = sandbox.ledger.summary();
    const repeats = await count(cluster, 'select count(*)::int as n from messages');
    return {
      rounds,
      measurements: {
        kills,
        interrupted,
        items,
        posts,
        attempts,
        'messages stored': repeats,
        broken: loadBalancer.answers.get('broken') ?? 0,
      },
      problems,
    };
  } finally {
    await cluster.stop();
  }
}

async function count({ admin }: Awaited<ReturnType<typeof startCluster>>, query: string): Promise<number> {
  const { rows } = await admin.pool.query<{ n: number }>(query);
  return rows[0]?.n ?? 0;
}
