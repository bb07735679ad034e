import { defineBatch, type Tx } from '@waqtor/db';
import type { NewMessageRow } from './inbound-row.ts';

/*
 * Computes the sort time of an inbound message in its conversation. WhatsApp's times are whole seconds of its
 * own clock; our times are milliseconds of another clock, which may be minutes ahead. WhatsApp's time alone
 * could therefore sort a reply above the message it answers.
 *
 * An inbound message follows one of our messages if it quotes it, or if our message had already been sent
 * according to WhatsApp's clock: by the time of its first status or, while there is none, by the second in
 * which this server accepted it. It is then sorted one millisecond after our message, plus one more per
 * second between the two, which keeps the order of several inbound messages. A message that was stored before
 * ours was accepted cannot follow it, whatever its time in seconds is. All of these rules are maxima, so the
 * order in which messages and statuses arrive makes no difference.
 */

/** Largest assumed difference between the two clocks. */
const CLOCK_SKEW = `interval '15 minutes'`;

/**
 * When our message `o` was sent, by WhatsApp's clock and as far as known. Its statuses can only make this
 * earlier.
 */
const SENT_AT = `least(date_trunc('second', o.at), (o.statuses -> 'sent' ->> 'at')::timestamptz,
  (o.statuses -> 'delivered' ->> 'at')::timestamptz, (o.statuses -> 'read' ->> 'at')::timestamptz)`;

/** The sort time of a message that follows `o` and has WhatsApp's time `at`. */
const sortTimeAfter = (at: string) => `o.at + interval '1 millisecond' *
  (1 + least(greatest(extract(epoch from ${at} - ${SENT_AT}), 0), 900))`;

interface Sorted {
  n: number;
  conversationId: string;
  sessionId: string;
  at: Date;
  quoted: string | null;
}
const sortedBatch = defineBatch<Sorted>({
  n: 'int',
  conversationId: 'uuid',
  sessionId: 'uuid',
  at: 'timestamptz',
  quoted: 'text',
});

const FIND = `
select k.n, max(o.sort_at) as "sortAt"
from ${sortedBatch.parameters('k')}
cross join lateral (
  select ${sortTimeAfter('k.at')} as sort_at from messages o
  where o.conversation_id = k.conversation_id and o.at >= k.at - interval '1 second' and o.at < k.at + ${CLOCK_SKEW}
    and o.direction = 'out' and o.provider_at is null and ${SENT_AT} <= k.at
  union all
  select ${sortTimeAfter('k.at')} from (select * from messages where provider_id = k.quoted offset 0) o
  where o.session_id = k.session_id and o.conversation_id = k.conversation_id
    and o.direction = 'out' and o.provider_at is null and o.at >= k.at - interval '1 second'
) o
group by k.n`;

/** Sorts these new messages after the ones they follow. A message that follows none keeps WhatsApp's time. */
export async function sortAfterPrevious(tx: Tx, rows: readonly NewMessageRow[]): Promise<void> {
  if (rows.length === 0) return;
  const found = await tx.client.query<{ n: number; sortAt: Date }>({
    name: 'intake_sort_after_previous',
    text: FIND,
    values: sortedBatch.values(
      rows.map(({ conversationId, sessionId, providerAt, replyToProviderId }, n) => ({
        ...{ n, conversationId, sessionId },
        at: providerAt,
        quoted: replyToProviderId,
      })),
    ),
  });
  for (const { n, sortAt } of found.rows) {
    const row = rows[n];
    if (row && sortAt > row.at) row.at = sortAt;
  }
}

const RESORT = `
with behind as (
  select i.id, max(${sortTimeAfter('i.provider_at')}) as sort_at
  from messages o
  join messages i on i.conversation_id = o.conversation_id and i.at >= ${SENT_AT} and i.at <= o.at + interval '1 second'
  where o.id = any ($1::uuid[]) and o.direction = 'out' and o.provider_at is null
    and i.provider_at >= ${SENT_AT} and i.provider_at > o.at - ${CLOCK_SKEW} and i.origin <> 'history'
    and i.created_at >= greatest(o.created_at, o.scheduled_at)
  group by i.id
), held as (
  select i.id, i.tenant_id, behind.sort_at from messages i join behind on behind.id = i.id
  where i.at < behind.sort_at order by i.id for no key update of i
)
update messages i set at = held.sort_at from held where i.id = held.id and i.tenant_id = held.tenant_id
returning i.id, i.tenant_id as "tenantId", i.conversation_id as "conversationId"`;

export interface MovedMessage {
  id: string;
  tenantId: string;
  conversationId: string;
}

/**
 * Sorts messages that were stored before the first status of the message they follow. `ids`: outbound messages
 * whose WhatsApp timestamp is earlier than our own. Returns the messages that moved.
 */
export async function resortFollowing(tx: Tx, ids: readonly string[]): Promise<MovedMessage[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.client.query<MovedMessage>(RESORT, [ids]);
  return rows;
}
