import { until } from '@waqtor/testing';
import { type Cluster, startCluster } from './cluster/cluster.ts';
import type { Fault, FaultReport, FaultRun } from './report.ts';
import { verifyAcknowledged, verifyLog, waitUntilIdle } from './verify/verify-intake.ts';

const ROLES = 'api,gateway,worker,connector';
const PEOPLE = 12;
/** This takes seconds; the rest is margin for slow machines. */
const DONE_MS = 90_000;

/** Runs two processes of every role, with work for each role that must be done exactly once. */
export const pairsFault: Fault = {
  invariant: 'with two of every role each customer is greeted, each receipt given and each snooze ended once',
  rounds: { long: 20, short: 1 },
  run,
};

async function run({ rounds, seed, log }: FaultRun): Promise<FaultReport> {
  const cluster = await startCluster({
    servers: { one: ROLES, two: ROLES },
    seed,
    numbers: 2,
    settings: {
      enforcePairRateLimit: false,
      autoReply: { isEnabled: true, inactivityHours: 24, translations: { en: 'Welcome' } },
    },
    sandbox: { webhooks: { timeScale: 0.005 }, phones: { deliveredAfterMs: 20, reads: 'never' } },
  });
  const { sandbox, sessions, api } = cluster;
  const known = new Set<string>();
  try {
    for (let round = 1; round <= rounds; round++) {
      for (let i = 0; i < PEOPLE; i++) {
        for (const { number } of sessions) {
          const { phone } = sandbox.admin.createPerson();
          sandbox.admin.writeAs(phone, { pnid: number.pnid, type: 'text', text: 'hello' });
        }
      }
      const people = round * PEOPLE * sessions.length;
      await sandbox.ledger.until((now) => now.sends >= people, DONE_MS);
      const conversations = await api.all<{ id: string }>('/conversations?status=open');
      const fresh = conversations.map(({ id }) => id).filter((id) => !known.has(id));
      for (const id of fresh) known.add(id);
      await Promise.all(fresh.map((id) => api.data('POST', `/conversations/${id}/read`)));
      const tomorrow = { until: new Date(Date.now() + 86_400_000).toISOString() };
      await Promise.all(fresh.map((id) => api.data('POST', `/conversations/${id}/snooze`, tomorrow)));
      // The time is moved forward for all of them at once.
      await cluster.admin.pool.query(
        "update conversations set snoozed_until = now() where state = 'snoozed'",
      );
      await untilDone(cluster);
      log(`round ${round}: ${people} greeted, ${sandbox.ledger.summary().readReceipts} receipts`);
    }
    await waitUntilIdle(cluster);
    const { sends, readReceipts } = sandbox.ledger.summary();
    return {
      rounds,
      measurements: { greetings: sends, receipts: readReceipts, conversations: known.size },
      problems: await verify(cluster, rounds * PEOPLE * sessions.length),
    };
  } finally {
    await cluster.stop();
  }
}

/** Waits until no work is due any more. */
async function untilDone({ admin }: Cluster): Promise<void> {
  await until(
    async () => {
      const { rows } = await admin.pool.query<{ open: number }>(
        `select (select count(*) from outbox)::int
           + (select count(*) from conversations where read_receipt_id is not null or state = 'snoozed')::int
           + (select count(*) from log_cursors c join event_heads h using (tenant_id) where c.seq < h.seq)::int as open`,
      );
      return rows[0]?.open === 0;
    },
    { timeoutMs: DONE_MS, everyMs: 100, what: 'all work to be done' },
  );
}

async function verify(cluster: Cluster, people: number): Promise<string[]> {
  const { admin, sandbox } = cluster;
  const problems = [...(await verifyAcknowledged(cluster)), ...(await verifyLog(admin))];
  const greeted = new Map<string, number>();
  for (const { to, pnid } of sandbox.ledger.sends({ limit: 0 }))
    greeted.set(`${pnid} ${to}`, (greeted.get(`${pnid} ${to}`) ?? 0) + 1);
  if (greeted.size !== people) problems.push(`${greeted.size} of ${people} people were greeted`);
  for (const [who, times] of greeted) if (times > 1) problems.push(`${who} was greeted ${times} times`);
  const { readReceipts } = sandbox.ledger.summary();
  if (readReceipts !== people) problems.push(`${people} receipts were asked for, ${readReceipts} were given`);
  const { rows } = await admin.pool.query<{ id: string; copies: number }>(
    `select c.id, count(e.seq)::int as copies from conversations c
     left join events e on e.tenant_id = c.tenant_id and e.type = 'conversation.updated'
       and e.data->'changes'->>'status' = 'open' and e.data->>'conversationId' like '%' || replace(c.id::text, '-', '')
     group by c.id having count(e.seq) <> 1`,
  );
  for (const { id, copies } of rows) problems.push(`the snooze of ${id} ended ${copies} times`);
  return problems;
}
