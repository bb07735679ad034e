import { createHash } from 'node:crypto';
import type { InboundRow, ItemRow } from '@waqtor/sandbox';
import { until } from '@waqtor/testing';
import type { Cluster } from '../cluster/cluster.ts';

/*
 * Verifies the intake by the sandbox's ledger: every acknowledged item is stored exactly once, and unchanged.
 * The rows are read directly, bypassing row-level security and the API.
 */

type Verified = Pick<Cluster, 'admin' | 'sandbox'>;

/** Returns items acknowledged with 200 that are not stored exactly once, from `offset` on. */
export async function verifyAcknowledged({ admin, sandbox }: Verified, offset = 0): Promise<string[]> {
  const items = sandbox.ledger.items({ offset, limit: 0 }).filter((item) => item.acknowledged);
  return [
    ...(await verifyMessages(
      admin,
      items.filter((item) => item.kind === 'message'),
    )),
    ...(await verifyStatuses(
      admin,
      items.filter((item) => item.kind === 'status'),
    )),
  ];
}

async function verifyMessages(admin: Verified['admin'], items: readonly ItemRow[]): Promise<string[]> {
  const { rows } = await admin.pool.query<{ id: string; copies: number }>(
    `select said as id, count(m.id)::int as copies from unnest($1::text[]) said
     left join messages m on m.provider_id = said group by said having count(m.id) <> 1`,
    [items.map((item) => item.id)],
  );
  return rows.map((row) => `message ${row.id} was acknowledged and is stored ${row.copies} times`);
}

// A status of a message that the platform never sent is kept as unmatched; any other status is a step of its
// message.
async function verifyStatuses(admin: Verified['admin'], items: readonly ItemRow[]): Promise<string[]> {
  const { rows } = await admin.pool.query<{ id: string; step: string; copies: number }>(
    `select said.id, said.step,
       (select count(*) from waiting_statuses w where w.provider_id = said.id and w.step = said.step)::int
         + (select count(*) from messages m where m.provider_id = said.id and m.statuses ? said.step)::int as copies
     from unnest($1::text[], $2::text[]) said (id, step)`,
    [items.map((item) => item.id), items.map((item) => item.status)],
  );
  return rows
    .filter((row) => row.copies !== 1)
    .map((row) => `status ${row.step} of ${row.id} was acknowledged and is stored ${row.copies} times`);
}

/** The longest delay between two retries of a webhook, at the time scale of these tests. */
const LONGEST_PAUSE_MS = 180_000;

/**
 * Waits until every webhook is answered with 200, as long as any still gets through, because the backoff of
 * repeatedly refused ones grows. Whatever is missing after that is reported by the final check, item by item.
 */
export async function waitUntilIdle({ sandbox }: Pick<Verified, 'sandbox'>): Promise<void> {
  const isDone = ({ postsPending, itemsAcknowledged, items }: ReturnType<typeof sandbox.ledger.summary>) =>
    postsPending === 0 && itemsAcknowledged === items;
  for (;;) {
    const before = sandbox.ledger.summary().itemsAcknowledged;
    const goesOn = (now: ReturnType<typeof sandbox.ledger.summary>) =>
      isDone(now) || now.itemsAcknowledged > before;
    const isMoving = await sandbox.ledger.until(goesOn, LONGEST_PAUSE_MS).then(
      () => true,
      () => false,
    );
    if (!isMoving || isDone(sandbox.ledger.summary())) return;
  }
}

/**
 * Runs the final check, once nothing is in flight: nothing is missing, nothing is duplicated, and there is
 * nothing else.
 */
export async function verifyIntake(cluster: Verified): Promise<string[]> {
  const { admin, sandbox } = cluster;
  const problems = await settleWaiting(admin);
  const summary = sandbox.ledger.summary();
  const missing = summary.items - summary.itemsAcknowledged;
  if (missing > 0) problems.push(`${missing} items were never acknowledged`);
  problems.push(...(await verifyAcknowledged(cluster)));

  const stored = await count(admin, `select count(*)::int as n from messages where direction = 'in'`);
  if (stored !== summary.inbound)
    problems.push(`${summary.inbound} messages were written, ${stored} are stored`);
  problems.push(...(await verifyContents(cluster, sandbox.ledger.inbound({ limit: 0 }))));
  problems.push(...(await verifyUnread(admin)));
  problems.push(...(await verifyLog(admin)));
  return problems;
}

async function verifyContents({ admin }: Verified, inbound: readonly InboundRow[]): Promise<string[]> {
  const { rows } = await admin.pool.query<{ provider_id: string; phone: string; text: string }>(
    `select m.provider_id, c.phone, m.text from messages m join contacts c on c.id = m.contact_id
     join conversations v on v.id = m.conversation_id and v.contact_id = c.id where m.direction = 'in'`,
  );
  const byId = new Map(rows.map((row) => [row.provider_id, row]));
  const problems: string[] = [];
  for (const { id, from, contentHash } of inbound) {
    const row = byId.get(id);
    if (!row) continue; // reported already
    if (row.phone !== `+${from}`) problems.push(`message ${id} of +${from} is stored under ${row.phone}`);
    const hash = createHash('sha1')
      .update(JSON.stringify({ text: { body: row.text } }))
      .digest('hex')
      .slice(0, 16);
    if (hash !== contentHash)
      problems.push(`message ${id} says something else than was written: ${row.text}`);
  }
  return problems;
}

/**
 * No user has read anything, so the unread count of a conversation equals the number of its customer's
 * messages.
 */
async function verifyUnread(admin: Verified['admin']): Promise<string[]> {
  const { rows } = await admin.pool.query<{ id: string; unread: number; messages: number }>(
    `select v.id, v.unread_count as unread, count(m.id)::int as messages from conversations v
     left join messages m on m.conversation_id = v.id and m.direction = 'in'
     group by v.id having v.unread_count <> count(m.id)`,
  );
  return rows.map((row) => `conversation ${row.id} counts ${row.unread} unread of ${row.messages} messages`);
}

/** This is enough for many rounds of the sweep that finds them, on a busy machine. */
const SETTLED_MS = 60_000;

/**
 * A status that arrived while its message was being committed stays unmatched until the sweep has run. Waits
 * for that, and reports statuses that are still unmatched although their message exists.
 */
async function settleWaiting(admin: Verified['admin']): Promise<string[]> {
  const findSettleable = async () => {
    const { rows } = await admin.pool.query<{ id: string; step: string }>(
      `select w.provider_id as id, w.step from waiting_statuses w
       join messages m on m.session_id = w.session_id and m.provider_id = w.provider_id and m.direction = 'out'`,
    );
    return rows;
  };
  await until(async () => (await findSettleable()).length === 0, { timeoutMs: SETTLED_MS }).catch(() => {});
  return (await findSettleable()).map(
    ({ id, step }) => `status ${step} of ${id} still waits although its message is there`,
  );
}

/**
 * Verifies that the event log has no gap, and contains each message and each unmatched status exactly once.
 */
export async function verifyLog(admin: Verified['admin']): Promise<string[]> {
  const problems: string[] = [];
  const gaps = await admin.pool.query<{ tenant_id: string; head: number; lines: number; last: number }>(
    `select h.tenant_id, h.seq::int as head, count(e.seq)::int as lines, coalesce(max(e.seq), 0)::int as last
     from event_heads h left join events e using (tenant_id) group by h.tenant_id, h.seq
     having h.seq <> count(e.seq) or h.seq <> coalesce(max(e.seq), 0)`,
  );
  for (const { tenant_id, head, lines, last } of gaps.rows) {
    problems.push(`the log of ${tenant_id} stands at ${head}, ends at ${last} and has ${lines} lines`);
  }
  const told = await admin.pool.query<{ provider_id: string; copies: number }>(
    `select m.provider_id, count(e.seq)::int as copies from messages m
     left join events e on e.tenant_id = m.tenant_id and e.type = 'message.received'
       and e.data->'message'->>'providerId' = m.provider_id
     where m.direction = 'in' group by m.id having count(e.seq) <> 1`,
  );
  for (const row of told.rows) problems.push(`message ${row.provider_id} was announced ${row.copies} times`);
  const statuses = await admin.pool.query<{ id: string; step: string; copies: number }>(
    `select id, step, coalesce(copies, 0) as copies
     from (select data->>'providerId' as id, data->>'status' as step, count(*)::int as copies
           from events where type = 'message.status_unmatched' group by 1, 2) e
     full join (select distinct provider_id as id, step from waiting_statuses) w using (id, step)
     where copies is null or copies > 1`,
  );
  for (const { id, step, copies } of statuses.rows)
    problems.push(`status ${step} of ${id}, which came before its message, was announced ${copies} times`);
  return problems;
}

async function count(admin: Verified['admin'], query: string): Promise<number> {
  const { rows } = await admin.pool.query<{ n: number }>(query);
  return rows[0]?.n ?? 0;
}
