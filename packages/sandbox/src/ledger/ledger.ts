import { hash } from 'node:crypto';
import { names } from '../columns.ts';
import { readWamid, wamid } from '../wamid.ts';
import { createLedgerQueries, type LedgerQueries } from './ledger.queries.ts';
import {
  createRows,
  ITEM_KINDS,
  type ItemKind,
  type LedgerNames,
  type PostRecord,
  STEPS,
  type Step,
} from './ledger.rows.ts';

export interface SendEntry {
  pnid: string;
  to: string;
  type: string;
  callbackData?: string | undefined;
  content: unknown;
  at: number;
}

export interface InboundEntry {
  pnid: string;
  from: string;
  type: string;
  content: unknown;
  at: number;
}

/** Number of POSTs whose attempts are kept; for older ones only the counts are kept. */
const POSTS_KEPT = 20_000;

function hashOf(content: unknown): [number, number] {
  const bytes = hash('sha1', JSON.stringify(content), 'buffer');
  return [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
}

/** The interface by which the sandbox writes to the ledger; the public interface is `LedgerQueries`. */
export interface LedgerWriter {
  send(entry: SendEntry): { seq: number; id: string };
  inbound(entry: InboundEntry): { seq: number; id: string };
  statusItem(seq: number, step: Step): number;
  messageItem(seq: number): number;
  notificationItem(field: string, id: string): number;
  post(post: Pick<PostRecord, 'appId' | 'callbackUrl' | 'items' | 'bytes'>): PostRecord;
  attempt(post: PostRecord, attempt: PostRecord['attempts'][number]): void;
  abandon(post: PostRecord): void;
  readReceipt(): void;
  /** Returns the send or inbound row of an id, if it belongs to this ledger. */
  find(id: string): { direction: 'in' | 'out'; seq: number; person: string } | undefined;
}

export type Ledger = LedgerQueries & { write: LedgerWriter; clear(): void };

export function createLedger(instanceId: string): Ledger {
  let rows = createRows();
  // Sequence numbers are not reset: an id from before a `clear` must not match a row created after it.
  let sendBase = 0;
  let inboundBase = 0;
  const interned: LedgerNames = { pnids: names(), people: names(), types: names() };
  const changed = new Set<() => void>();
  const notify = () => {
    for (const listener of changed) listener();
  };

  const write: LedgerWriter = {
    send(entry) {
      const { sends } = rows;
      const row = sends.count++;
      const [a, b] = hashOf(entry.content);
      sends.pnid.set(row, interned.pnids.idOf(entry.pnid));
      sends.to.set(row, interned.people.idOf(entry.to));
      sends.type.set(row, interned.types.idOf(entry.type));
      sends.at.set(row, entry.at);
      sends.hashA.set(row, a);
      sends.hashB.set(row, b);
      if (entry.callbackData !== undefined) noteCallback(row, entry.callbackData);
      notify();
      return { seq: sendBase + row, id: wamid(instanceId, 'out', entry.to, sendBase + row) };
    },
    inbound(entry) {
      const { inbound } = rows;
      const row = inbound.count++;
      const [a, b] = hashOf(entry.content);
      inbound.pnid.set(row, interned.pnids.idOf(entry.pnid));
      inbound.from.set(row, interned.people.idOf(entry.from));
      inbound.type.set(row, interned.types.idOf(entry.type));
      inbound.at.set(row, entry.at);
      inbound.hashA.set(row, a);
      inbound.hashB.set(row, b);
      notify();
      return { seq: inboundBase + row, id: wamid(instanceId, 'in', entry.from, inboundBase + row) };
    },
    statusItem(seq, step) {
      const row = seq - sendBase;
      const bit = 1 << STEPS.indexOf(step);
      if (row >= 0) rows.sends.made.set(row, rows.sends.made.get(row) | bit);
      return addItem('status', seq, STEPS.indexOf(step));
    },
    messageItem: (seq) => addItem('message', seq, 0),
    notificationItem(field, id) {
      rows.changes.push({ field, id });
      return addItem('change', rows.changes.length - 1, 0);
    },
    post(post) {
      const record: PostRecord = {
        ...post,
        id: ++rows.postCount,
        acknowledged: false,
        abandoned: false,
        attempts: [],
      };
      rows.posts.set(record.id, record);
      rows.pendingPosts++;
      if (rows.posts.size > POSTS_KEPT) {
        for (const [id, old] of rows.posts) {
          if (old.acknowledged || old.abandoned) rows.posts.delete(id);
          if (rows.posts.size <= POSTS_KEPT) break;
          if (!old.acknowledged && !old.abandoned) break;
        }
      }
      return record;
    },
    attempt(post, attempt) {
      rows.attemptCount++;
      post.firstAttemptAt ??= attempt.at;
      // A callback that fails for days must not fill the memory, so only the first and the latest attempts
      // are kept.
      if (post.attempts.length >= 50) post.attempts.splice(10, 1);
      post.attempts.push(attempt);
      const ok = attempt.status === 200;
      for (const item of post.items) noteItem(item, attempt.status ?? 0, ok);
      if (ok && !post.acknowledged) {
        post.acknowledged = true;
        if (rows.posts.get(post.id) === post) {
          rows.ackedPosts++;
          rows.pendingPosts--;
        }
      }
      notify();
    },
    abandon(post) {
      post.abandoned = true;
      if (rows.posts.get(post.id) === post) {
        rows.abandonedPosts++;
        rows.pendingPosts--;
      }
      notify();
    },
    readReceipt() {
      rows.readReceipts++;
      notify();
    },
    find(id) {
      const found = readWamid(instanceId, id);
      if (!found) return undefined;
      const row = found.seq - (found.direction === 'out' ? sendBase : inboundBase);
      const count = found.direction === 'out' ? rows.sends.count : rows.inbound.count;
      if (row < 0 || row >= count) return undefined;
      const who = found.direction === 'out' ? rows.sends.to.get(row) : rows.inbound.from.get(row);
      return { ...found, person: interned.people.nameOf(who) };
    },
  };

  function noteCallback(row: number, data: string): void {
    rows.callbacks[row] = data;
    const count = (rows.callbackCounts.get(data) ?? 0) + 1;
    rows.callbackCounts.set(data, count);
    if (count === 2) rows.duplicateCallbacks++;
    if (count >= 2) rows.surplusSends++;
  }

  let itemBase = 0;
  function addItem(kind: ItemKind, ref: number, step: number): number {
    const { items } = rows;
    const row = items.count++;
    items.kind.set(row, ITEM_KINDS.indexOf(kind));
    items.step.set(row, step);
    items.ref.set(row, ref);
    items.at.set(row, Date.now());
    notify();
    return itemBase + row;
  }

  function noteItem(item: number, status: number, ok: boolean): void {
    const { items } = rows;
    const row = item - itemBase;
    if (row < 0 || row >= items.count) return;
    items.attempts.set(row, Math.min(items.attempts.get(row) + 1, 65_535));
    items.lastStatus.set(row, status);
    if (!ok || items.acked.get(row)) return;
    items.acked.set(row, 1);
    rows.ackedItems++;
    const kind = ITEM_KINDS[items.kind.get(row)];
    if (kind === 'status') {
      const send = items.ref.get(row) - sendBase;
      if (send >= 0) rows.sends.acked.set(send, rows.sends.acked.get(send) | (1 << items.step.get(row)));
    }
    if (kind === 'message') {
      const message = items.ref.get(row) - inboundBase;
      if (message >= 0 && !rows.inbound.acked.get(message)) {
        rows.inbound.acked.set(message, 1);
        rows.inboundAcked++;
      }
    }
  }

  const queries = createLedgerQueries({
    instanceId: instanceId,
    names: interned,
    rows: () => rows,
    bases: () => ({ sendBase, inboundBase, itemBase }),
    onChange(listener) {
      changed.add(listener);
      return () => changed.delete(listener);
    },
  });

  return {
    ...queries,
    write,
    clear() {
      sendBase += rows.sends.count;
      inboundBase += rows.inbound.count;
      itemBase += rows.items.count;
      rows = createRows();
      notify();
    },
  };
}
