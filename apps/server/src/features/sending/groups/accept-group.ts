import type { AcceptedMessage } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import {
  claimId,
  claimMany,
  type IdempotencyClaim,
  Replay,
  releaseClaims,
} from '../../../platform/http/idempotency/idempotency.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type AcceptOptions, acceptMany } from '../acceptance/accept-many.ts';
import { ConversationLocked } from '../acceptance/find-conversations.ts';
import { presentSent, type SendRequest } from '../send-request.ts';

/** One request of a group, with its Idempotency-Key, if any. */
export interface KeyedRequest {
  request: SendRequest;
  claim: IdempotencyClaim | undefined;
  /** Requests with the same partition keep their order. */
  partition: string;
}

/**
 * The result of one request. Requests with the result `deferred` were not checked yet and must be retried in
 * another group.
 */
export type GroupOutcome =
  | { kind: 'accepted'; answer: AcceptedMessage }
  | { kind: 'refused'; error: Error }
  | { kind: 'deferred' };

/**
 * Accepts the requests of a group in one transaction, together with their Idempotency-Keys: key, message and
 * stored response are committed together or not at all. If a request's key was used before, it ends with a
 * `Replay` or `idempotency_key_reused`; a request that is not accepted releases its key. The outcomes are in
 * the order of the requests.
 */
export async function acceptGroup(
  tx: Tx,
  group: readonly KeyedRequest[],
  options: AcceptOptions & { platform: Pick<Platform, 'config' | 'secrets' | 'clock'> },
): Promise<GroupOutcome[]> {
  const { secrets } = options.platform;
  const leaderByKey = leadersOf(group);
  const blocked = findBlocked(group, leaderByKey);
  const leaders = group.filter((it) => leaderOf(it, leaderByKey) === it && !blocked.has(it));
  const claims = leaders.flatMap(({ request, claim }) =>
    claim ? [{ claim, answer: presentSent(request, options.now) }] : [],
  );
  const used = await claimMany(tx, claims, secrets);
  const refusals = new Map(claims.map(({ claim }, i) => [claimId(claim), used[i]]));
  const refusalOf = ({ claim }: KeyedRequest) => claim && refusals.get(claimId(claim));

  const fresh = leaders.filter((it) => refusalOf(it) === undefined);
  const accepted = await acceptMany(
    tx,
    fresh.map(({ request }) => request),
    options,
  );
  const outcomes = new Map<KeyedRequest, GroupOutcome>();
  for (const leader of leaders) {
    const error = refusalOf(leader);
    if (error) outcomes.set(leader, { kind: 'refused', error });
  }
  for (const [i, it] of fresh.entries()) {
    const outcome = accepted[i];
    if (outcome?.kind === 'accepted')
      outcomes.set(it, { kind: 'accepted', answer: presentSent(it.request, options.now) });
    else if (outcome)
      outcomes.set(it, outcome.error instanceof ConversationLocked ? { kind: 'deferred' } : outcome);
  }
  await releaseClaims(
    tx,
    fresh.flatMap((it) => (it.claim && outcomes.get(it)?.kind !== 'accepted' ? it.claim : [])),
  );
  return group.map((it): GroupOutcome => {
    if (blocked.has(it)) return { kind: 'deferred' };
    const leader = leaderOf(it, leaderByKey);
    const outcome = outcomes.get(leader) ?? { kind: 'deferred' };
    return leader === it ? outcome : followingOutcome(it, leader, outcome);
  });
}

/**
 * Returns the first request of each key in the group; later ones with the same key get the result of the
 * first.
 */
function leadersOf(group: readonly KeyedRequest[]): Map<string, KeyedRequest> {
  const leaders = new Map<string, KeyedRequest>();
  for (const it of group) {
    const id = it.claim && claimId(it.claim);
    if (id !== undefined && !leaders.has(id)) leaders.set(id, it);
  }
  return leaders;
}

/**
 * Finds requests of the same partition that must not overtake one that may be deferred because an earlier
 * request of the group has its key and another body.
 */
function findBlocked(
  group: readonly KeyedRequest[],
  leaders: ReadonlyMap<string, KeyedRequest>,
): Set<KeyedRequest> {
  const blocked = new Set<KeyedRequest>();
  const partitions = new Set<string>();
  for (const it of group) {
    if (partitions.has(it.partition)) blocked.add(it);
    else if (!isSameRequest(it, leaderOf(it, leaders))) partitions.add(it.partition);
  }
  return blocked;
}

function isSameRequest(one: KeyedRequest, other: KeyedRequest): boolean {
  if (one === other || !one.claim || !other.claim) return true;
  return one.claim.requestHash.equals(other.claim.requestHash);
}

function leaderOf(it: KeyedRequest, leaders: ReadonlyMap<string, KeyedRequest>): KeyedRequest {
  return (it.claim && leaders.get(claimId(it.claim))) ?? it;
}

/** Returns the result of a request whose key an earlier request of the group has. */
function followingOutcome(it: KeyedRequest, leader: KeyedRequest, outcome: GroupOutcome): GroupOutcome {
  const { claim } = it;
  if (!claim || !leader.claim) return outcome;
  const isUsed =
    outcome.kind === 'accepted' || (outcome.kind === 'refused' && outcome.error instanceof Replay);
  if (isSameRequest(it, leader))
    return outcome.kind === 'accepted' ? { kind: 'refused', error: new Replay(outcome.answer) } : outcome;
  // If the key was released, or belongs to a third request, it decides nothing about this one.
  if (!isUsed) return { kind: 'deferred' };
  return { kind: 'refused', error: new AppError('idempotency_key_reused', { key: claim.key }) };
}
