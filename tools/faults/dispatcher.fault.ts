import { until } from '@waqtor/testing';
import { type Cluster, startCluster } from './cluster/cluster.ts';
import type { ServerProcess } from './cluster/server-process.ts';
import { openThreads, startSends } from './load/sends.ts';
import type { Fault, FaultReport, FaultRun } from './report.ts';
import { settleSends, verifySends } from './verify/verify-sends.ts';

const FRONT = 'api,gateway,worker';
const NUMBERS = 4;
const PEOPLE = 6;
/**
 * After this long without a status, an unknown message is sent again. No message can be sent twice here: the
 * sandbox reports a status of every accepted message within a second, to a process that is never killed; the
 * rest is margin for slow machines. In production the delay of a status is not limited, which is why this
 * policy is off by default.
 */
const RESEND_AFTER_MS = 20_000;
/** How long the sandbox delays each send, so that kills hit some in the middle. */
const HELD_MS = 40;

/** Runs `kill -9` on one of two connectors in the middle of a send. */
export const dispatcherFault: Fault = {
  invariant:
    'by the ledger nobody is skipped and nobody is sent twice; every unknown send is resolved; order holds in each thread',
  rounds: { long: 50, short: 3 },
  run,
};

async function run({ rounds, seed, log }: FaultRun): Promise<FaultReport> {
  const cluster = await startCluster({
    servers: { front: FRONT, back: FRONT, left: 'connector', right: 'connector' },
    seed,
    numbers: NUMBERS,
    settings: { enforcePairRateLimit: false, messagesPerSecond: 80, retryUnknownAfterMs: RESEND_AFTER_MS },
    sandbox: { webhooks: { timeScale: 0.005 }, phones: { deliveredAfterMs: 20, reads: 'never' } },
  });
  const { sandbox } = cluster;
  const engines = [cluster.server('left'), cluster.server('right')] as const;
  const problems: string[] = [];
  let unknown = 0;
  try {
    const threads = await openThreads(cluster, PEOPLE);
    sandbox.admin.addFault({}, { delayMs: HELD_MS });
    const stream = startSends(cluster, threads, 24);
    for (let round = 1; round <= rounds; round++) {
      const startedMs = performance.now();
      const { engine: victim, owner } = await findSender(cluster, engines);
      await victim.kill();
      const left = await countSending(cluster, owner);
      unknown += left;
      // Two of ten rounds wait for the lease to expire normally; in the others time is moved forward, which
      // is
      // equivalent for an owner that is certainly dead.
      const isTurned = round % 5 !== 1;
      if (isTurned) await expireLeases(cluster, owner);
      const restart = victim.start();
      restart.catch(() => {});
      const sent = sandbox.ledger.summary().sends;
      await sandbox.ledger.until((now) => now.sends > sent + 10, 60_000);
      await restart;
      log(
        `round ${round}: killed ${victim.name} with ${left} sends under way; ${isTurned ? 'lease turned forward' : 'lease ran out'}; ` +
          `${sandbox.ledger.summary().sends} sent (${Math.round(performance.now() - startedMs)} ms)`,
      );
    }
    await stream.stop();
    await settleSends(cluster, stream.accepted, 120_000);
    problems.push(...stream.problems, ...(await verifySends(cluster, stream.accepted)));
    if (unknown === 0) problems.push('no kill found a send under way: this run proves nothing');
    const resent = sandbox.ledger
      .sends({ limit: 0 })
      .filter((send) => send.callbackData?.includes('.')).length;
    return {
      rounds,
      measurements: { messages: stream.accepted.length, 'left unknown': unknown, 'sent anew': resent },
      problems,
    };
  } finally {
    await cluster.stop();
  }
}

interface Sender {
  engine: ServerProcess;
  /** Its owner name in leases: `<pid>-<random>`. */
  owner: string;
}

/** Returns a connector that currently owns a send queue and has sends in flight. */
async function findSender({ admin }: Cluster, engines: readonly ServerProcess[]): Promise<Sender> {
  return until(
    async () => {
      const { rows } = await admin.pool.query<{ owner: string }>(
        `select l.owner from send_queues l join outbox o using (session_id)
         where o.state = 'sending' and l.leased_until > now() group by l.owner order by count(*) desc limit 1`,
      );
      const owner = rows[0]?.owner ?? '';
      const engine = engines.find((it) => it.isUp && owner.startsWith(`${it.pid}-`));
      return engine && { engine, owner };
    },
    { timeoutMs: 60_000, everyMs: 3, what: 'a connector to be in the middle of a send' },
  );
}

/** Returns the number of rows that the dead owner had marked as sending and not finished. */
async function countSending({ admin }: Cluster, owner: string): Promise<number> {
  const { rows } = await admin.pool.query<{ n: number }>(
    `select count(*)::int as n from outbox o join send_queues l on l.session_id = o.session_id and l.token = o.fencing_token
     where o.state = 'sending' and l.owner = $1`,
    [owner],
  );
  return rows[0]?.n ?? 0;
}

async function expireLeases({ admin }: Cluster, owner: string): Promise<void> {
  await admin.pool.query('update send_queues set leased_until = now() where owner = $1', [owner]);
}
