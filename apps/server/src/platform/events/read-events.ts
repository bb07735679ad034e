import { type AnyEvent, type EventTopic, type EventType, findEventProblem, isEvent } from '@waqtor/contract';
import { defineBatch, type Tx } from '@waqtor/db';
import { LRUCache } from 'lru-cache';
import { AppError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Caller } from '../platform.ts';

/** A readable entry of a tenant's event log. `data` is the database's JSON text, ready to be forwarded. */
export interface StoredEvent {
  seq: number;
  topic: EventTopic;
  type: EventType;
  data: string;
  at: Date;
  /**
   * The uuid of the one user who may see the event; null: everyone in the tenant. Check with `isFor` before
   * delivering it.
   */
  audience: string | null;
}

/** Whether this caller may see the event. */
export function isFor(event: Pick<StoredEvent, 'audience'>, caller: Caller | undefined): boolean {
  return event.audience === null || (caller?.kind === 'member' && caller.userId === event.audience);
}

/**
 * A reader's position in one tenant's log: everything up to `after` was read. Null: start at the oldest
 * entry.
 */
export interface Position {
  tenantId: string;
  after: number | null;
}

/** The entries after a position. */
export interface LogSlice {
  tenantId: string;
  /** In order of seq. Gaps are events of other topics and entries that cannot be read. */
  events: StoredEvent[];
  /** The reader's new position. */
  upTo: number;
  /** The newest seq. If it is greater than `upTo`, there is more to read. */
  head: number;
  /** The highest seq deleted by retention. */
  floor: number;
  /** The position is below the floor: entries in between were deleted, and nothing was read. */
  isTooOld: boolean;
}

export interface ReadLimits {
  /** Receives one warning for each entry that cannot be read. */
  log: Pick<Logger, 'warn'>;
  /** Only these topics; all topics if omitted. */
  topics?: readonly string[];
  /** Maximum number of events per tenant. */
  limit: number;
  /** Maximum number of entries scanned per tenant, of any topic; default: `limit`. */
  window?: number;
  /** Maximum bytes of `data` per tenant; default: 4 MB. At least one event is always read. */
  maxBytes?: number;
}

/**
 * Reads several tenants' logs from their positions, each as one snapshot. The transaction must include the
 * tenants; for a tenant that does not exist the result contains no slice. An entry that is not a valid event
 * of its type (inserted by hand, or by a later version) is skipped; `upTo` advances past it.
 */
export async function readLogs(tx: Tx, positions: Position[], limits: ReadLimits): Promise<LogSlice[]> {
  const window = limits.window ?? limits.limit;
  const { rows } = await tx.client.query<Row>(READ, [
    window,
    limits.topics ?? null,
    limits.limit,
    limits.maxBytes ?? 4_000_000,
    ...positionBatch.values(positions),
  ]);
  const afterOf = new Map(positions.map((position) => [position.tenantId, position.after]));
  const slices = new Map<string, LogSlice>();
  for (const row of rows) {
    const tenantId = row.tenant_id;
    const { head, floor } = row;
    let slice = slices.get(tenantId);
    if (!slice) {
      const after = afterOf.get(tenantId) ?? floor;
      const isTooOld = after < floor;
      const upTo = isTooOld ? after : Math.max(after, Math.min(after + window, head));
      slice = { tenantId, events: [], upTo, head, floor, isTooOld };
      slices.set(tenantId, slice);
    }
    if (row.seq === null) continue;
    if (row.is_cut) slice.upTo = row.seq;
    // 7 µs for a message of 1 KB, nearly all of it JSON.parse (measured). Validating against the full schema
    // would double it.
    const event = { type: row.type, topic: row.topic, data: JSON.parse(row.data) as unknown };
    if (isEvent(event)) {
      const { seq, data, at, audience } = row;
      slice.events.push({ seq, topic: event.topic, type: event.type, data, at, audience });
    } else reportUnreadable(limits.log, tenantId, row.seq, event);
  }
  return [...slices.values()];
}

/**
 * Returns the event of an entry, as a union discriminated by type. Only the top-level fields and their JSON
 * types were checked.
 */
export function openEvent({ type, topic, data }: StoredEvent): AnyEvent {
  const event = { type, topic, data: JSON.parse(data) as unknown };
  if (!isEvent(event)) throw new Error(`an event of type ${type} that cannot be parsed was returned`);
  return event;
}

/** Entries that were already reported. Replays and pages read the same entry repeatedly. */
const reported = new LRUCache<string, true>({ max: 10_000 });

function reportUnreadable(
  log: ReadLimits['log'],
  tenantId: string,
  seq: number,
  event: { type: string; topic: string; data: unknown },
): void {
  const key = `${tenantId}:${seq}`;
  if (reported.has(key)) return;
  reported.set(key, true);
  const problem = findEventProblem(event);
  log.warn(
    { tenantId, seq, type: event.type.slice(0, 100), problem },
    'an event could not be parsed and was skipped',
  );
}

/** Reads one tenant's log after `after`. Throws `not_found`, `cursor_expired`, `invalid_cursor`. */
export async function readEvents(
  tx: Tx,
  tenantId: string,
  after: number | null,
  limits: ReadLimits,
): Promise<LogSlice> {
  const [slice] = await readLogs(tx, [{ tenantId, after }], limits);
  if (!slice) throw new AppError('not_found');
  if (slice.isTooOld) throw new AppError('cursor_expired', { oldestSeq: slice.floor, latestSeq: slice.head });
  if ((after ?? 0) > slice.head) throw new AppError('invalid_cursor', { latestSeq: slice.head });
  return slice;
}

/** Returns head and floor of these tenants' logs. */
export async function readHeads(
  tx: Tx,
  tenantIds: readonly string[],
): Promise<{ tenantId: string; head: number; floor: number }[]> {
  return tx.db
    .selectFrom('eventHeads')
    .select(['tenantId', 'seq as head', 'floorSeq as floor'])
    .where('tenantId', 'in', tenantIds)
    .execute();
}

interface Row {
  tenant_id: string;
  head: number;
  floor: number;
  /** Null in the single row of a tenant that has nothing to read. */
  seq: number | null;
  topic: string;
  type: string;
  data: string;
  at: Date;
  audience: string | null;
  is_cut: boolean;
}

const positionBatch = defineBatch<Position>({ tenantId: 'uuid', after: 'bigint' });

/*
 * A single statement, so that head, floor and entries come from one snapshot. Because seq is gapless, a range
 * of seq numbers also limits the number of entries scanned, however rare the topics are. `is_cut` marks the
 * last entry before a limit.
 */
const READ = `
select h.tenant_id, h.seq as head, h.floor_seq as floor, e.seq, e.topic, e.type, e.data, e.at, e.audience, e.is_cut
from ${positionBatch.parameters('reader', 5)}
join event_heads h on h.tenant_id = reader.tenant_id
cross join lateral (select coalesce(reader.after, h.floor_seq) as after) start
left join lateral (
  select l.*, l.position = $3 and l.next is not null or l.bytes > $4 as is_cut
  from (
    select w.*, row_number() over log as position, lead(w.seq) over log as next,
      sum(octet_length(w.data)) over log as bytes
    from (
      select seq, topic, type, data::text as data, at, audience from events
      where tenant_id = h.tenant_id and seq > start.after and seq <= start.after + $1
        and start.after >= h.floor_seq and ($2::text[] is null or topic = any ($2))
      order by seq limit $3 + 1
    ) w
    window log as (order by w.seq)
  ) l
  where l.position <= $3 and (l.position = 1 or l.bytes - octet_length(l.data) <= $4)
  order by l.seq
) e on true
order by h.tenant_id, e.seq`;
