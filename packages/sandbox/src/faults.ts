import { seededRandom } from './random.ts';
import type { World } from './world.ts';

/** The requests or webhook items to which a fault applies; all given conditions must hold. */
export interface FaultMatch {
  pnid?: string;
  /** The customer, by phone digits or BSUID. */
  to?: string;
  /**
   * A part of the request's path, or '*' for all. By default sends (`POST {pnid}/messages`) and their
   * webhooks.
   */
  path?: string;
  /** Applies only to the n-th match, counted from 1. */
  nth?: number;
  /** Applies only to this share of the matches, as decided by the seed. */
  probability?: number;
  /** The fault ends after it was applied this many times. */
  count?: number;
}

/**
 * What a fault does. On requests: `error`, `delayMs`, `dropAnswer` (accepted and in the ledger, then the
 * socket is destroyed), `dropBefore` (destroyed before anything is accepted), `statusBeforeAnswer`,
 * `failStatus` (accepted, then a `failed` status with this code). On webhook items: `duplicateWebhook` (this
 * many extra identical POSTs), `reorderWebhooks` (delayed by a random part of `withinMs`, default 200),
 * `loseWebhook` (never sent), `breakSignature` (signed with another key on the first attempt).
 */
export type FaultEffect =
  | { error: number; httpStatus?: number; details?: string }
  | { delayMs: number }
  | { dropAnswer: true }
  | { dropBefore: true }
  | { statusBeforeAnswer: true }
  | { failStatus: number }
  | { duplicateWebhook: number }
  | { reorderWebhooks: true; withinMs?: number }
  | { loseWebhook: true }
  | { breakSignature: true };

export interface Fault {
  id: string;
  match: FaultMatch;
  effect: FaultEffect;
  /** The number of matches, and the number to which it was applied. */
  seen: number;
  applied: number;
}

export interface FaultSubject {
  path: string;
  pnid?: string | undefined;
  to?: string | undefined;
}

const WEBHOOK_EFFECTS = ['duplicateWebhook', 'reorderWebhooks', 'loseWebhook', 'breakSignature'];
const EFFECTS = [
  'error',
  'delayMs',
  'dropAnswer',
  'dropBefore',
  'statusBeforeAnswer',
  'failStatus',
  ...WEBHOOK_EFFECTS,
];

const isWebhookFault = (fault: Fault): boolean => WEBHOOK_EFFECTS.some((name) => name in fault.effect);

/** Adds a fault; throws a readable error if its effect is unknown. */
export function addFault(world: World, match: FaultMatch, effect: FaultEffect): Fault {
  if (!EFFECTS.some((name) => name in effect)) throw new Error(`effect must be one of ${EFFECTS.join(', ')}`);
  const fault: Fault = { id: `fault_${world.newId(8)}`, match, effect, seen: 0, applied: 0 };
  world.faults.push(fault);
  return fault;
}

export function removeFault(world: World, id: string): boolean {
  const at = world.faults.findIndex((fault) => fault.id === id);
  if (at >= 0) world.faults.splice(at, 1);
  return at >= 0;
}

/**
 * Returns the effects that apply to this request or item, and counts each. Costs little if there are no
 * faults.
 */
export function applyFaults(world: World, subject: FaultSubject, webhook: boolean): FaultEffect[] {
  if (world.faults.length === 0) return [];
  const applied: FaultEffect[] = [];
  for (const fault of world.faults) {
    if (isWebhookFault(fault) === webhook && matches(world, fault, subject)) applied.push(fault.effect);
  }
  return applied;
}

function matches(world: World, fault: Fault, subject: FaultSubject): boolean {
  const { match } = fault;
  if (match.pnid !== undefined && match.pnid !== subject.pnid) return false;
  if (match.to !== undefined && match.to.replace(/^\+/, '') !== subject.to) return false;
  if (match.path === undefined ? !subject.path.endsWith('/messages') : !pathMatches(match.path, subject.path))
    return false;
  if (match.count !== undefined && fault.applied >= match.count) return false;
  fault.seen++;
  if (match.nth !== undefined && fault.seen !== match.nth) return false;
  // The random number depends on (seed, fault, match number), so that other traffic does not change the
  // outcome.
  if (match.probability !== undefined) {
    const roll = seededRandom(world.seed ^ Number(fault.id.slice(6)) ^ Math.imul(fault.seen, 0x9e3779b1))();
    if (roll >= match.probability) return false;
  }
  fault.applied++;
  return true;
}

const pathMatches = (wanted: string, path: string): boolean => wanted === '*' || path.includes(wanted);
