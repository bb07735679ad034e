import { type Candidate, choose, orderKey } from './choose.ts';
import type { NumberRate } from './number-rate.ts';
import type { PairRate } from './pair-rate.ts';
import type { QueuedRow } from './send-queue.store.ts';

/*
 * What a send queue remembers of its queue: the first few hundred messages of each priority, which order keys and customers
 * must wait, and how fast the number may go. It is a cache: the database decides at the mark, and a send queue that forgets
 * all of it reads it again.
 */

const LOW_WATER = 128;
export const READ_LIMIT = 512;
const PRIORITIES = [0, 1] as const;

interface Buffer {
  rows: Candidate[];
  /** Something may have been queued, or freed, since the last read. */
  isStale: boolean;
  /** The last read was cut off: what is new lies behind it. */
  hasMore: boolean;
  /** Order keys the last read left out: once free, their messages have to be read. */
  without: ReadonlySet<string>;
  floor: Floor;
}

/**
 * Where reads begin. A message takes its position before its transaction commits, so one with a lower position may show
 * up after a higher one was read; read past it, and what follows it in its conversation would overtake it. A position
 * becomes the floor only when all transactions that ran when it was first seen have ended.
 */
interface Floor {
  position: number;
  next: { position: number; transaction: number } | undefined;
}

const bottom: Floor = { position: 0, next: undefined };

export interface QueueCache {
  /** The priorities that have to be read now. */
  toRead(nowMs: number): number[];
  /** What a read leaves out: order keys and contacts that cannot go on yet. */
  blocked(): { keys: string[]; contacts: string[] };
  /** The result of a read that left out these keys. */
  fill(priority: number, rows: readonly QueuedRow[], without: readonly string[]): void;
  /** New messages may be there. */
  stale(): void;
  /** Messages may have come back to places before those last read. */
  rewind(): void;
  /** The position before which nothing of this priority is queued, as far as is known. */
  floor(priority: number): number;
  /** At most `room` messages that may leave now; their order keys are taken until `free`. */
  pick(room: number, nowMs: number): Candidate[];
  free(key: string): void;
  /** Holds an order key back until its message is tried again. */
  retryAt(key: string, dueMs: number): void;
  /** Lets go of keys whose time has come; call it when their messages are queued again. */
  retriesPassed(nowMs: number): void;
  /** Files that must be uploaded before their messages may leave, seen by the last `pick`. */
  uploads(): Candidate[];
  /** WhatsApp has this file now. */
  uploaded(storageKey: string): void;
  /** When something that was held back by time may go on; undefined when nothing is. */
  nextMs(nowMs: number): number | undefined;
}

export function createQueueCache(deps: { rate: NumberRate; pairs: () => PairRate | undefined }): QueueCache {
  const buffers = new Map<number, Buffer>(
    PRIORITIES.map((priority) => [
      priority,
      { rows: [], isStale: true, hasMore: false, without: new Set(), floor: bottom },
    ]),
  );
  const busy = new Set<string>();
  const retries = new Map<string, number>();
  const heldContacts = new Map<string, number>();
  let wanted: Candidate[] = [];

  function allStale(): void {
    for (const buffer of buffers.values()) buffer.isStale = true;
  }

  function freed(key: string): void {
    for (const buffer of buffers.values()) if (buffer.without.has(key)) buffer.isStale = true;
  }

  function releaseContacts(nowMs: number): void {
    for (const [contactId, readyMs] of heldContacts) {
      if (readyMs > nowMs) continue;
      heldContacts.delete(contactId);
      allStale();
    }
  }

  function mayLeave(candidate: Candidate, nowMs: number, pairs: PairRate | undefined): boolean {
    if (candidate.upload) {
      wanted.push(candidate);
      return false;
    }
    const readyMs = pairs?.readyAt(candidate.contactId, nowMs) ?? 0;
    if (readyMs <= nowMs) return true;
    heldContacts.set(candidate.contactId, readyMs);
    return false;
  }

  return {
    toRead(nowMs) {
      releaseContacts(nowMs);
      return PRIORITIES.filter((priority) => {
        const buffer = buffers.get(priority);
        if (!buffer) return false;
        const isLow = buffer.rows.length < LOW_WATER;
        // A whole queue in memory is read again at every change, so that nothing interactive waits behind a page.
        return isLow ? buffer.isStale || buffer.hasMore : buffer.isStale && !buffer.hasMore && priority === 0;
      });
    },
    blocked: () => ({ keys: [...busy, ...retries.keys()], contacts: [...heldContacts.keys()] }),
    fill(priority, rows, without) {
      buffers.set(priority, {
        rows: rows.map(toCandidate),
        isStale: false,
        hasMore: rows.length >= READ_LIMIT,
        without: new Set(without),
        floor: raise(buffers.get(priority)?.floor ?? bottom, rows[0]),
      });
    },
    stale: allStale,
    rewind() {
      for (const buffer of buffers.values()) buffer.floor = bottom;
      allStale();
    },
    floor: (priority) => buffers.get(priority)?.floor.position ?? 0,
    pick(room, nowMs) {
      const pairs = deps.pairs();
      wanted = [];
      let space = Math.min(room, deps.rate.available(nowMs));
      const picked: Candidate[] = [];
      for (const buffer of buffers.values()) {
        if (space <= 0) break;
        const { chosen, left } = choose(buffer.rows, space, {
          isBlocked: (key) => busy.has(key) || retries.has(key),
          mayLeave: (candidate) => mayLeave(candidate, nowMs, pairs),
        });
        buffer.rows = left;
        space -= chosen.length;
        picked.push(...chosen);
      }
      for (const candidate of picked) {
        busy.add(orderKey(candidate));
        pairs?.take(candidate.contactId, nowMs);
      }
      deps.rate.take(picked.length);
      return picked;
    },
    free(key) {
      busy.delete(key);
      freed(key);
    },
    retryAt(key, dueMs) {
      retries.set(key, Math.max(retries.get(key) ?? 0, dueMs));
    },
    retriesPassed(nowMs) {
      for (const [key, dueMs] of retries) {
        if (dueMs > nowMs) continue;
        retries.delete(key);
        freed(key);
      }
    },
    uploads: () => wanted,
    uploaded(storageKey) {
      for (const { rows } of buffers.values()) {
        for (const row of rows) if (row.upload?.storageKey === storageKey) row.upload = null;
      }
    },
    nextMs(nowMs) {
      let next = Number.POSITIVE_INFINITY;
      for (const ms of retries.values()) next = Math.min(next, ms);
      for (const ms of heldContacts.values()) next = Math.min(next, ms);
      const hasRows = [...buffers.values()].some((buffer) => buffer.rows.length > 0);
      if (hasRows) {
        const waitMs = deps.rate.waitMs(nowMs);
        if (waitMs > 0) next = Math.min(next, nowMs + waitMs);
      }
      return Number.isFinite(next) ? next : undefined;
    },
  };
}

function raise(floor: Floor, read: QueuedRow | undefined): Floor {
  if (!read) return floor;
  const { next } = floor;
  if (next && read.oldestTransaction < next.transaction) return floor;
  return {
    position: next ? Math.min(next.position, read.floor) : floor.position,
    next: { position: read.floor, transaction: read.nextTransaction },
  };
}

function toCandidate({
  messageId,
  conversationId,
  contactId,
  priority,
  position,
  attempts,
  storageKey,
}: QueuedRow) {
  const upload = storageKey ? { storageKey } : null;
  return { messageId, conversationId, contactId, priority, position, attempts, upload };
}
