import type { StatusStep } from '@waqtor/contract';
import { defineBatch, type Tx } from '@waqtor/db';
import { readCallbackData } from './callback-data.ts';

/** A status with an unknown provider id, and the callback data of its send. */
export interface CallbackStatus {
  tenantId: string;
  sessionId: string;
  providerId: string;
  callbackData: string;
  step: StatusStep;
}

/**
 * Identifies sends whose response was lost or has not arrived yet, by their callback data. Their messages get
 * the provider id, are no longer unknown, and leave the outbox. Returns the message ids by provider id; the
 * caller then applies the statuses and publishes the events. A status of an earlier send of a message that is
 * being resent is not attributed to the later send.
 */
export async function settleByCallback(
  tx: Tx,
  statuses: readonly CallbackStatus[],
): Promise<Map<string, string>> {
  const named = nameSends(statuses);
  if (named.length === 0) return new Map();
  // The rows are locked first, always in the same order, and evaluated afterwards. The send queue writes its
  // results in the same way.
  await tx.client.query(LOCK, sendBatch.values(named));
  const { rows } = await tx.client.query<{ id: string; provider_id: string }>(
    SETTLE,
    sendBatch.values(named),
  );
  return new Map(rows.map((row) => [row.provider_id, row.id]));
}

interface NamedSend {
  tenantId: string;
  sessionId: string;
  providerId: string;
  messageId: string;
  retries: number;
  hasLeft: boolean;
}

// One entry per send, however many of its statuses arrived together.
function nameSends(statuses: readonly CallbackStatus[]): NamedSend[] {
  const sends = new Map<string, NamedSend>();
  for (const { tenantId, sessionId, providerId, callbackData, step } of statuses) {
    const named = readCallbackData(callbackData);
    if (!named) continue;
    const key = `${sessionId} ${providerId}`;
    const hasLeft = step !== 'failed' || sends.get(key)?.hasLeft === true;
    sends.set(key, { tenantId, sessionId, providerId, ...named, hasLeft });
  }
  return [...sends.values()];
}

const sendBatch = defineBatch<NamedSend>({
  tenantId: 'uuid',
  sessionId: 'uuid',
  messageId: 'uuid',
  retries: 'int',
  providerId: 'text',
  hasLeft: 'boolean',
});

const LOCK = `
select m.id from messages m
join ${sendBatch.parameters('given')}
  on m.id = given.message_id and m.session_id is not distinct from given.session_id and m.tenant_id = given.tenant_id
order by m.id for no key update of m`;

// While a send is in progress (sending, unknown), only a status of that send counts. Otherwise (waiting for a
// retry, or given up), any earlier send that was accepted is the result, and the retry is dropped.
const SETTLE = `
with reported as (
  select * from ${sendBatch.parameters('s')}
), chosen as (
  select distinct on (m.id) m.id, m.tenant_id, reported.provider_id
  from reported
  join messages m on m.id = reported.message_id and m.session_id is not distinct from reported.session_id
    and m.tenant_id = reported.tenant_id
  left join outbox o on o.message_id = m.id
  where m.direction = 'out' and m.provider_id is null
    and case when o.state in ('sending', 'unknown') then reported.retries = m.retries
             else reported.has_left and reported.retries <= m.retries end
  order by m.id, reported.retries desc
), left_outbox as (
  delete from outbox o using chosen where o.message_id = chosen.id and o.tenant_id = chosen.tenant_id
)
update messages m set provider_id = chosen.provider_id, is_unknown = false, error = null, canceled_at = null
from chosen where m.id = chosen.id and m.tenant_id = chosen.tenant_id
returning m.id, m.provider_id`;
