import { createHash } from 'node:crypto';
import type { SendRow } from '@waqtor/sandbox';
import { until } from '@waqtor/testing';
import type { Cluster } from '../cluster/cluster.ts';
import type { Accepted } from '../load/sends.ts';

/*
 * Verifies the send queues by the sandbox's ledger. Each send contains the message's id, from the second
 * attempt on with a number (`msg_….1`), so the ledger reveals a message that was sent twice, under whichever
 * number.
 */

type Verified = Pick<Cluster, 'sandbox' | 'api' | 'admin'>;

/**
 * Waits until every accepted message was sent and its last status is known; `verifySends` reports the rest.
 */
export async function settleSends(
  { sandbox, admin }: Verified,
  accepted: readonly Accepted[],
  timeoutMs: number,
): Promise<void> {
  await until(
    async () => {
      if (sandbox.ledger.summary().sends < accepted.length) return false;
      const { rows } = await admin.pool.query<{ open: number }>(
        `select (select count(*) from outbox)::int + (select count(*) from messages
           where direction = 'out' and (is_unknown or ack < 1))::int as open`,
      );
      return rows[0]?.open === 0;
    },
    { timeoutMs, everyMs: 100, what: 'the send queues to be empty' },
  ).catch(() => {});
  await sandbox.ledger.until((now) => now.postsPending === 0, 60_000).catch(() => {});
}

/**
 * Verifies that no message was skipped, none was sent twice, each conversation is in order, and none is left
 * unknown.
 */
export async function verifySends(
  { sandbox, admin }: Verified,
  accepted: readonly Accepted[],
): Promise<string[]> {
  const problems: string[] = [];
  const sends = sandbox.ledger.sends({ limit: 0 });
  const byMessage = new Map<string, SendRow[]>();
  for (const send of sends) {
    // The load generator's made-up sends contain no id of the product.
    if (send.callbackData === null) continue;
    const id = messageIdOf(send);
    byMessage.set(id, [...(byMessage.get(id) ?? []), send]);
  }
  for (const { messageId, thread, turn } of accepted) {
    const copies = byMessage.get(messageId) ?? [];
    if (copies.length !== 1)
      problems.push(`message ${turn} to ${thread.phone} (${messageId}) was sent ${copies.length} times`);
    const [send] = copies;
    if (!send) continue;
    if (send.to !== thread.phone || send.pnid !== thread.pnid)
      problems.push(`${messageId} went to ${send.to} by ${send.pnid}`);
    if (send.contentHash !== hashOf(turn))
      problems.push(`${messageId} says something else than message ${turn}`);
  }
  const known = new Set(accepted.map(({ messageId }) => messageId));
  for (const id of byMessage.keys())
    if (!known.has(id)) problems.push(`the ledger has a send of ${id}, which nobody asked for`);
  problems.push(...(await verifyOrder(admin, sends, accepted)), ...(await verifyRows(admin)));
  return problems;
}

/**
 * In each conversation, the ledger's order is the order in which the API accepted the messages. A message
 * that became unknown and was sent again may come later, because an unknown message must not block its
 * conversation until it is resolved.
 */
async function verifyOrder(
  admin: Verified['admin'],
  sends: readonly SendRow[],
  accepted: readonly Accepted[],
): Promise<string[]> {
  const turns = new Map(accepted.map(({ messageId, turn }) => [messageId, turn]));
  const last = new Map<string, { turn: number; id: string }>();
  const problems: string[] = [];
  for (const send of sends) {
    if (send.callbackData === null || send.callbackData.includes('.')) continue;
    const thread = `${send.pnid} ${send.to}`;
    const id = messageIdOf(send);
    const turn = turns.get(id) ?? 0;
    const before = last.get(thread);
    if (before && turn < before.turn) {
      const histories = [await historyOf(admin, id), await historyOf(admin, before.id)];
      problems.push(
        `in ${thread} message ${turn} left after ${before.turn}:\n    ${histories.join('\n    ')}`,
      );
    }
    last.set(thread, { turn, id });
  }
  return problems;
}

/** Returns the states of a message according to the event log. */
async function historyOf(admin: Verified['admin'], messageId: string): Promise<string> {
  const { rows } = await admin.pool.query<{ at: Date; status: string; error: string | null }>(
    `select at, coalesce(data->>'status', data->'message'->>'status') as status, data->'error'->>'details' as error
     from events where $1 in (data->>'messageId', data->'message'->>'id') order by seq`,
    [messageId],
  );
  const steps = rows.map(
    ({ at, status, error }) => `${status}${error ? ` (${error})` : ''} ${at.toISOString().slice(14, 23)}`,
  );
  return `${messageId} ${steps.join(', ')}`;
}

/** Verifies that the API reports what is in the ledger. */
async function verifyRows(admin: Verified['admin']): Promise<string[]> {
  const { rows } = await admin.pool.query<{ what: string; n: number }>(
    `select 'are unknown' as what, count(*)::int as n from messages where is_unknown
     union all select 'are still in the outbox', count(*)::int from outbox
     union all select 'have no id of WhatsApp', count(*)::int from messages where direction = 'out' and provider_id is null
     union all select 'are not known to be sent', count(*)::int from messages where direction = 'out' and ack < 1`,
  );
  return rows.filter(({ n }) => n > 0).map(({ what, n }) => `${n} messages ${what}`);
}

function messageIdOf({ callbackData }: SendRow): string {
  return callbackData?.split('.')[0] ?? '';
}

function hashOf(turn: number): string {
  const content = JSON.stringify({ text: { body: `${turn}`, preview_url: false } });
  return createHash('sha1').update(content).digest('hex').slice(0, 16);
}
