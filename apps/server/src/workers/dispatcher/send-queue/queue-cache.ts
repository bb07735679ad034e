import type { NumberRate } from '../rates/number-rate.ts';
import type { PairRate } from '../rates/pair-rate.ts';
import { type Candidate, choose, orderKey } from './choose.ts';
import type { QueuedRow } from './send-queue.store.ts';

/*
 * In-memory cache of one send queue: its first few hundred messages per priority, the order keys and contacts
 * that must wait, and the send rate. The database has the final say when messages are marked, so a cache that
 * was cleared is simply read again.
 */

const LOW_WATER = 128;
export const READ_LIMIT = 512;
const PRIORITIES = [0, 1] as const;

interface Buffer {
  rows: Candidate[];
  /** Messages may have been queued or unblocked since the last read. */
  isStale: boolean;
  /** The last read was truncated: there are more messages at higher positions. */
  hasMore: boolean;
  /** Order keys excluded from the last read. When they are released, their messages have to be read. */
  without: ReadonlySet<string>;
  floor: Floor;
}

/**
 * The position at which reads begin. A message gets its position before its transaction commits, so a lower
 * position may become visible after a higher one was read. If reads skipped it, later messages of its
 * conversation would overtake it. A position becomes the floor only when all transactions that were running
 * when it was first seen have ended.
 */
interface Floor {
  position: number;
  next: { position: number; transaction: number } | undefined;
}

const bottom: Floor = { position: 0, next: undefined };

export interface QueueCache {
  /** Returns the priorities that have to be read now. */
  toRead(nowMs: number): number[];
  /** Returns what a read has to exclude: order keys and contacts that must wait. */
  blocked(): { keys: string[]; contacts: string[] };
  /** Stores the result of a read that excluded these keys. */
  fill(priority: number, rows: readonly QueuedRow[], without: readonly string[]): void;
  /** Call this when there may be new messages. */
  stale(): void;
  /** Call this when messages may have returned to positions before those last read. */
  rewind(): void;
  /** The position before which, as far as we know, no message of this priority is queued. */
  floor(priority: number): number;
  /**
   * Picks at most `room` messages that may be sent now; their order keys are reserved until `free` is called.
   */
  pick(room: number, nowMs: number): Candidate[];
  free(key: string): void;
  /** Blocks an order key until its message is tried again. */
  retryAt(key: string, dueMs: number): void;
  /** Unblocks the keys whose retry time has passed. Call it once their messages are queued again. */
  retriesPassed(nowMs: number): void;
  /** Files that must be uploaded before their messages can be sent, as of the last `pick`. */
  uploads(): Candidate[];
  /** Call this when WhatsApp has stored the file. */
  uploaded(storageKey: string): void;
  /** When the next time-based block ends; undefined if there is none. */
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
        // A queue that fits in memory is read again after every change, so that no interactive message waits
        // behind a page of other messages.
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
