import { mapTypes } from '@waqtor/contract';
import { until } from '@waqtor/testing';
import { createApiClient } from './cluster/api-client.ts';
import { startCluster } from './cluster/cluster.ts';
import { startSocketClients } from './load/socket-clients.ts';
import { startWebhookLoad } from './load/webhook-load.ts';
import type { Fault, FaultReport, FaultRun } from './report.ts';
import { verifyIntake, waitUntilIdle } from './verify/verify-intake.ts';

const CLIENTS = { long: 2_000, short: 200 };
const ROUNDS = { long: 5, short: 1 };
/** Events per second; each is a frame to every client. */
const ITEMS_A_SECOND = 8;
const BACK_MS = 90_000;
const SERVER_ROLES = 'api,gateway,worker,connector';

/** Runs `kill -9` on the process that holds the sockets, while events are being published. */
export const gatewayFault: Fault = {
  invariant: 'clients of a gateway that was killed come back, and each has every event once and in order',
  rounds: ROUNDS,
  run,
};

async function run({ rounds, seed, log }: FaultRun): Promise<FaultReport> {
  const cluster = await startCluster({
    servers: { one: SERVER_ROLES, two: SERVER_ROLES },
    seed,
    sandbox: { webhooks: { timeScale: 0.005 } },
  });
  try {
    const count = rounds > ROUNDS.short ? CLIENTS.long : CLIENTS.short;
    const [one, two] = [cluster.server('one'), cluster.server('two')];
    const person = createApiClient(() => one.url, { authorization: `Bearer ${cluster.owner.accessToken}` });
    // An event for one user has a seq too, but is not sent to these clients, who would miss it. Without
    // notifications there is none.
    await person.data('PUT', '/notifications/settings', {
      channels: mapTypes(() => []),
      emailAfterMinutes: 15,
    });
    const wanted = { name: 'Clients', role: 'viewer' };
    const key = await person.data<{ id: string; key: string }>('POST', '/api-keys', wanted);
    /** The server to which the clients connect, once it is ready, as a load balancer would choose it. */
    let home = two;
    const clients = startSocketClients(count, () => (home.isUp ? home.url : undefined), key);
    const problems: string[] = [];
    let slowestMs = 0;
    try {
      const everybody = (what: string) =>
        until(() => clients.joined() === count, { timeoutMs: BACK_MS, everyMs: 50 }).catch(() => {
          throw new Error(`${clients.joined()} of ${count} clients were ${what} after ${BACK_MS} ms`);
        });
      await everybody('there');
      const load = startWebhookLoad(cluster, ITEMS_A_SECOND);
      for (let round = 1; round <= rounds; round++) {
        const [lost, from] = [clients.lost(), clients.minReceived()];
        await until(() => clients.minReceived() > from + 20, { timeoutMs: BACK_MS, what: 'events to flow' });
        const startedMs = performance.now();
        const victim = home;
        await victim.kill();
        await until(() => clients.lost() > lost, { timeoutMs: BACK_MS, what: 'the clients to be cut' });
        // In every second round, the clients reconnect to another process; in the others they wait for the
        // same one.
        if (round % 2 === 0) home = victim === one ? two : one;
        await victim.start();
        await everybody('back');
        const backMs = Math.round(performance.now() - startedMs);
        slowestMs = Math.max(slowestMs, backMs);
        log(`round ${round}: ${clients.lost() - lost} of ${count} clients cut, all back after ${backMs} ms`);
      }
      await load.stop();
      await waitUntilIdle(cluster);
      const { rows } = await cluster.admin.pool.query<{ seq: number }>('select seq::int from event_heads');
      const head = rows[0]?.seq ?? 0;
      await until(() => clients.minReceived() === head, {
        timeoutMs: BACK_MS,
        what: 'all clients to catch up',
      });
      problems.push(...clients.problems(), ...(await verifyIntake(cluster)));
      if (clients.lost() < rounds * count * 0.9)
        problems.push(`only ${clients.lost()} connections were cut: this run proves little`);
      return {
        rounds,
        measurements: {
          clients: count,
          'connections cut': clients.lost(),
          'told to wait': clients.refused(),
          events: head,
          'slowest ms': slowestMs,
        },
        problems,
      };
    } finally {
      clients.stop();
    }
  } finally {
    await cluster.stop();
  }
}
