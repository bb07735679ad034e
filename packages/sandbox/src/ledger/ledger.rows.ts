import { f64, type names, u8, u16, u32 } from '../columns.ts';

/**
 * The content of a webhook item: a customer's message, a status step of a send, or a change of a template or
 * number (`change`).
 */
export type ItemKind = 'message' | 'status' | 'change';
export const ITEM_KINDS: readonly ItemKind[] = ['message', 'status', 'change'];

/** The steps of a send, in the order in which Meta reports them; each is one bit in a row. */
export const STEPS = ['sent', 'delivered', 'read', 'played', 'failed'] as const;
export type Step = (typeof STEPS)[number];

export interface PostRecord {
  id: number;
  appId: string;
  callbackUrl: string;
  items: number[];
  bytes: number;
  firstAttemptAt?: string;
  acknowledged: boolean;
  abandoned: boolean;
  attempts: { at: string; ms: number; status?: number; error?: string }[];
}

/** The rows of the ledger; read through `ledger.queries.ts`. */
export function createRows() {
  return {
    sends: {
      count: 0,
      pnid: u16(),
      to: u32(),
      type: u8(),
      at: f64(),
      hashA: u32(),
      hashB: u32(),
      made: u8(),
      acked: u8(),
    },
    callbacks: [] as (string | undefined)[],
    callbackCounts: new Map<string, number>(),
    duplicateCallbacks: 0,
    surplusSends: 0,
    inboundAcked: 0,
    inbound: {
      count: 0,
      pnid: u16(),
      from: u32(),
      type: u8(),
      at: f64(),
      hashA: u32(),
      hashB: u32(),
      acked: u8(),
    },
    items: {
      count: 0,
      kind: u8(),
      step: u8(),
      ref: u32(),
      at: f64(),
      attempts: u16(),
      acked: u8(),
      lastStatus: u16(),
    },
    changes: [] as { id: string; field: string }[],
    posts: new Map<number, PostRecord>(),
    postCount: 0,
    attemptCount: 0,
    ackedPosts: 0,
    pendingPosts: 0,
    abandonedPosts: 0,
    ackedItems: 0,
    readReceipts: 0,
  };
}

export type LedgerRows = ReturnType<typeof createRows>;
export type LedgerNames = {
  pnids: ReturnType<typeof names>;
  people: ReturnType<typeof names>;
  types: ReturnType<typeof names>;
};
