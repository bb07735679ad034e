import type { EventTopic, EventType } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { nudge } from './nudges.ts';

/** One line for a tenant's event log. `data` is contract JSON, ready to leave. */
export interface NewEvent {
  tenantId: string;
  topic: EventTopic;
  type: EventType;
  data: unknown;
  at: Date;
}

const announced = new WeakMap<Tx, NewEvent[]>();

/**
 * Announces a change in the tenant's log, in the transaction that makes it. The lines are written right before COMMIT:
 * only then is the head row locked, tenants in id order, so that commit order is seq order and no reader can skip.
 */
export function announce(tx: Tx, event: NewEvent): void {
  nudge(tx, 'events', event.tenantId);
  const events = announced.get(tx);
  if (events) {
    events.push(event);
    return;
  }
  const collected = [event];
  announced.set(tx, collected);
  // Hooks run in order and may add hooks: going last in line keeps the lock short.
  tx.beforeCommit.push(() => void tx.beforeCommit.push(() => write(tx, collected)));
}

async function write(tx: Tx, events: NewEvent[]): Promise<void> {
  await tx.client.query(APPEND, [
    events.map((event) => event.tenantId),
    events.map((event) => event.topic),
    events.map((event) => event.type),
    events.map((event) => JSON.stringify(event.data)),
    events.map((event) => event.at),
  ]);
}

const APPEND = `
with line as (
  select tenant_id, topic, type, data, at, row_number() over (partition by tenant_id order by place) as nth
  from unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $5::timestamptz[])
    with ordinality as l (tenant_id, topic, type, data, at, place)
), wanted as (
  select tenant_id, count(*) as lines from line group by tenant_id
), locked as (
  select h.tenant_id from event_heads h join wanted using (tenant_id) order by h.tenant_id for no key update of h
), head as (
  update event_heads h set seq = h.seq + w.lines
  from wanted w join locked using (tenant_id)
  where h.tenant_id = w.tenant_id
  returning h.tenant_id, h.seq - w.lines as before
)
insert into events (tenant_id, seq, topic, type, data, at)
select l.tenant_id, head.before + l.nth, l.topic, l.type, l.data, l.at from line l join head using (tenant_id)`;
