import { wamid } from '../wamid.ts';
import {
  ITEM_KINDS,
  type ItemKind,
  type LedgerNames,
  type LedgerRows,
  type PostRecord,
  STEPS,
  type Step,
} from './ledger.rows.ts';

/**
 * One send that the sandbox accepted. `contentHash` is the first 16 hex characters of the SHA-1 of the
 * content's JSON.
 */
export interface SendRow {
  seq: number;
  id: string;
  pnid: string;
  to: string;
  type: string;
  callbackData: string | null;
  contentHash: string;
  at: string;
  /** The steps sent by webhook, and those for which the response was 200. */
  steps: Step[];
  acknowledged: Step[];
}

export interface InboundRow {
  seq: number;
  id: string;
  pnid: string;
  from: string;
  type: string;
  contentHash: string;
  at: string;
  acknowledged: boolean;
}

/** One webhook item, however many POSTs contained it. */
export interface ItemRow {
  item: number;
  kind: ItemKind;
  /** The message id for messages and statuses; the object's id for changes of templates and numbers. */
  id: string;
  status: Step | null;
  at: string;
  attempts: number;
  acknowledged: boolean;
  lastStatus: number | null;
}

export interface LedgerSummary {
  /** The number of distinct sends accepted. */
  sends: number;
  /** Callback data values with more than one accepted send: messages that were wrongly resent. */
  duplicateCallbacks: number;
  /** The number of accepted sends beyond the first of each callback data value. */
  surplusSends: number;
  inbound: number;
  inboundAcknowledged: number;
  items: number;
  itemsAcknowledged: number;
  posts: number;
  postsAcknowledged: number;
  postsPending: number;
  postsAbandoned: number;
  attempts: number;
  readReceipts: number;
}

export interface Page {
  /** Number of rows to skip (default 0). */
  offset?: number;
  /** Number of rows to return (default 100; 0 means all). */
  limit?: number;
}

export interface SendFilter extends Page {
  pnid?: string;
  to?: string;
  type?: string;
  callbackData?: string;
}

export interface ItemFilter extends Page {
  kind?: ItemKind;
  acknowledged?: boolean;
}

/** Queries on the ledger for assertions, the same over HTTP (`GET /sandbox/ledger`) and in a test. */
export interface LedgerQueries {
  summary(): LedgerSummary;
  sends(filter?: SendFilter): SendRow[];
  inbound(filter?: Page & { pnid?: string; from?: string }): InboundRow[];
  items(filter?: ItemFilter): ItemRow[];
  posts(filter?: Page & { acknowledged?: boolean }): PostRecord[];
  /** Returns callback data values with more than one accepted send, with the ids of those sends. */
  duplicates(): { callbackData: string; ids: string[] }[];
  /** Resolves with the summary once `holds` returns true; rejects after `deadlineMs` (default 10,000). */
  until(holds: (summary: LedgerSummary) => boolean, deadlineMs?: number): Promise<LedgerSummary>;
  /** Calls `listener` after every change; returns the function that stops it. */
  onChange(listener: () => void): () => void;
}

interface Source {
  instanceId: string;
  names: LedgerNames;
  rows(): LedgerRows;
  bases(): { sendBase: number; inboundBase: number; itemBase: number };
  onChange(listener: () => void): () => void;
}

const hex = (a: number, b: number): string =>
  a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
const stepsOf = (bits: number): Step[] => STEPS.filter((_, bit) => bits & (1 << bit));
const iso = (at: number): string => new Date(at).toISOString();

function collect<Row>(
  count: number,
  page: Page,
  matches: (row: number) => boolean,
  read: (row: number) => Row,
): Row[] {
  const limit = page.limit === 0 ? Number.POSITIVE_INFINITY : (page.limit ?? 100);
  let skip = page.offset ?? 0;
  const out: Row[] = [];
  for (let row = 0; row < count && out.length < limit; row++) {
    if (!matches(row)) continue;
    if (skip-- > 0) continue;
    out.push(read(row));
  }
  return out;
}

export function createLedgerQueries(source: Source): LedgerQueries {
  const { names, instanceId } = source;
  const sendId = (seq: number) => {
    const row = seq - source.bases().sendBase;
    return wamid(instanceId, 'out', names.people.nameOf(source.rows().sends.to.get(row)), seq);
  };
  const inboundId = (seq: number) => {
    const row = seq - source.bases().inboundBase;
    return wamid(instanceId, 'in', names.people.nameOf(source.rows().inbound.from.get(row)), seq);
  };

  function summary(): LedgerSummary {
    const rows = source.rows();
    return {
      sends: rows.sends.count,
      duplicateCallbacks: rows.duplicateCallbacks,
      surplusSends: rows.surplusSends,
      inbound: rows.inbound.count,
      inboundAcknowledged: rows.inboundAcked,
      items: rows.items.count,
      itemsAcknowledged: rows.ackedItems,
      posts: rows.postCount,
      postsAcknowledged: rows.ackedPosts,
      postsPending: rows.pendingPosts,
      postsAbandoned: rows.abandonedPosts,
      attempts: rows.attemptCount,
      readReceipts: rows.readReceipts,
    };
  }

  function sends(filter: SendFilter = {}): SendRow[] {
    const rows = source.rows();
    const { sends } = rows;
    const wanted = {
      pnid: filter.pnid === undefined ? undefined : (names.pnids.find(filter.pnid) ?? -1),
      to: filter.to === undefined ? undefined : (names.people.find(filter.to) ?? -1),
      type: filter.type === undefined ? undefined : (names.types.find(filter.type) ?? -1),
    };
    const matches = (row: number) =>
      (wanted.pnid === undefined || sends.pnid.get(row) === wanted.pnid) &&
      (wanted.to === undefined || sends.to.get(row) === wanted.to) &&
      (wanted.type === undefined || sends.type.get(row) === wanted.type) &&
      (filter.callbackData === undefined || rows.callbacks[row] === filter.callbackData);
    return collect(sends.count, filter, matches, (row) => {
      const seq = source.bases().sendBase + row;
      return {
        seq,
        id: sendId(seq),
        pnid: names.pnids.nameOf(sends.pnid.get(row)),
        to: names.people.nameOf(sends.to.get(row)),
        type: names.types.nameOf(sends.type.get(row)),
        callbackData: rows.callbacks[row] ?? null,
        contentHash: hex(sends.hashA.get(row), sends.hashB.get(row)),
        at: iso(sends.at.get(row)),
        steps: stepsOf(sends.made.get(row)),
        acknowledged: stepsOf(sends.acked.get(row)),
      };
    });
  }

  function inbound(filter: Page & { pnid?: string; from?: string } = {}): InboundRow[] {
    const { inbound } = source.rows();
    const pnid = filter.pnid === undefined ? undefined : (names.pnids.find(filter.pnid) ?? -1);
    const from = filter.from === undefined ? undefined : (names.people.find(filter.from) ?? -1);
    const matches = (row: number) =>
      (pnid === undefined || inbound.pnid.get(row) === pnid) &&
      (from === undefined || inbound.from.get(row) === from);
    return collect(inbound.count, filter, matches, (row) => {
      const seq = source.bases().inboundBase + row;
      return {
        seq,
        id: inboundId(seq),
        pnid: names.pnids.nameOf(inbound.pnid.get(row)),
        from: names.people.nameOf(inbound.from.get(row)),
        type: names.types.nameOf(inbound.type.get(row)),
        contentHash: hex(inbound.hashA.get(row), inbound.hashB.get(row)),
        at: iso(inbound.at.get(row)),
        acknowledged: inbound.acked.get(row) === 1,
      };
    });
  }

  function items(filter: ItemFilter = {}): ItemRow[] {
    const rows = source.rows();
    const { items } = rows;
    const kind = filter.kind === undefined ? undefined : ITEM_KINDS.indexOf(filter.kind);
    const matches = (row: number) =>
      (kind === undefined || items.kind.get(row) === kind) &&
      (filter.acknowledged === undefined || (items.acked.get(row) === 1) === filter.acknowledged);
    return collect(items.count, filter, matches, (row) => {
      const what = ITEM_KINDS[items.kind.get(row)] ?? 'change';
      const ref = items.ref.get(row);
      const id =
        what === 'status' ? sendId(ref) : what === 'message' ? inboundId(ref) : (rows.changes[ref]?.id ?? '');
      return {
        item: source.bases().itemBase + row,
        kind: what,
        id,
        status: what === 'status' ? (STEPS[items.step.get(row)] ?? null) : null,
        at: iso(items.at.get(row)),
        attempts: items.attempts.get(row),
        acknowledged: items.acked.get(row) === 1,
        lastStatus: items.lastStatus.get(row) || null,
      };
    });
  }

  function posts(filter: Page & { acknowledged?: boolean } = {}): PostRecord[] {
    const all = [...source.rows().posts.values()];
    const matches = (row: number) =>
      filter.acknowledged === undefined || all[row]?.acknowledged === filter.acknowledged;
    return collect(all.length, filter, matches, (row) => structuredClone(all[row] as PostRecord));
  }

  function duplicates(): { callbackData: string; ids: string[] }[] {
    const rows = source.rows();
    const groups = new Map<string, number[]>();
    rows.callbacks.forEach((data, row) => {
      if (data === undefined) return;
      const group = groups.get(data);
      if (group) group.push(row);
      else groups.set(data, [row]);
    });
    return [...groups]
      .filter(([, group]) => group.length > 1)
      .map(([callbackData, group]) => ({
        callbackData,
        ids: group.map((row) => sendId(source.bases().sendBase + row)),
      }));
  }

  function until(holds: (summary: LedgerSummary) => boolean, deadlineMs = 10_000): Promise<LedgerSummary> {
    return new Promise((resolve, reject) => {
      let queued = false;
      const finish = () => {
        clearTimeout(timer);
        stop();
      };
      const check = () => {
        queued = false;
        const now = summary();
        if (!holds(now)) return;
        finish();
        resolve(now);
      };
      // Under load there are thousands of changes, so one check per turn of the event loop is enough.
      const stop = source.onChange(() => {
        if (queued) return;
        queued = true;
        setImmediate(check);
      });
      const timer = setTimeout(() => {
        finish();
        const state = JSON.stringify(summary());
        reject(new Error(`the ledger is not as expected after ${deadlineMs} ms: ${state}`));
      }, deadlineMs);
      check();
    });
  }

  return { summary, sends, inbound, items, posts, duplicates, until, onChange: source.onChange };
}
