import type { EventTopic, EventType } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { wakeUp } from './wake-ups.ts';

/** One line for a tenant's event log. `data` is contract JSON, ready to leave. */
export interface NewEvent {
  tenantId: string;
  topic: EventTopic;
  type: EventType;
  data: unknown;
  at: Date;
  /** The one user who may see it, a uuid; everybody of the tenant when null or left out. */
  audience?: string | null;
}

const announced = new WeakMap<Tx, NewEvent[]>();

/**
 * Announces a change in the tenant's log, in the transaction that makes it. The lines are written right before COMMIT:
 * only then is the head row locked, tenants in id order, so that commit order is seq order and no reader can skip.
 * COMMIT fails when the transaction does not work for that tenant.
 */
export function announce(tx: Tx, event: NewEvent): void {
  wakeUp(tx, 'events', event.tenantId);
  const events = announced.get(tx);
  if (events) {
    events.push(event);
    return;
  }
  const collected = [event];
  announced.set(tx, collected);
  const writeLast = async () => {
    // Hooks behind this one may still announce, and going last in line keeps the lock on the head short.
    if (tx.beforeCommit.at(-1) !== writeLast) {
      tx.beforeCommit.push(writeLast);
      return;
    }
    announced.delete(tx);
    await write(tx, collected);
  };
  tx.beforeCommit.push(writeLast);
}

async function write(tx: Tx, events: NewEvent[]): Promise<void> {
  const values = [
    events.map((event) => event.tenantId),
    events.map((event) => event.topic),
    events.map((event) => event.type),
    events.map((event) => event.at.toISOString()),
    // One JSON array: as elements of a text array each would be escaped, unescaped and cast by itself.
    JSON.stringify(events.map((event) => event.data)),
    events.map((event) => event.audience ?? null),
  ];
  const { rowCount } = await tx.client.query({ name: 'append_events', text: APPEND, values });
  if (rowCount !== events.length) {
    const tenantIds = [...new Set(events.map((event) => event.tenantId))].join(', ');
    throw new Error(`${events.length - (rowCount ?? 0)} events have no log to go to, among ${tenantIds}`);
  }
}

/* The head is locked before it is read and in id order: two transactions over the same tenants wait, never deadlock. */
const APPEND = `
with line as (
  select tenant_id, topic, type, data, at, audience, row_number() over (partition by tenant_id order by place) as nth
  from rows from (unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $6::uuid[]), jsonb_array_elements($5::jsonb))
    with ordinality as l (tenant_id, topic, type, at, audience, data, place)
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
insert into events (tenant_id, seq, topic, type, data, at, audience)
select l.tenant_id, head.before + l.nth, l.topic, l.type, l.data, l.at, l.audience from line l join head using (tenant_id)`;
