import type { SentMessage } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import {
  claimId,
  claimMany,
  type IdempotencyClaim,
  Replay,
  releaseClaims,
} from '../../platform/http/idempotency.ts';
import type { Platform } from '../../platform/platform.ts';
import { type AcceptOptions, acceptMany } from './accept-many.ts';
import { presentSent, type SendRequest } from './send-request.ts';

/** A request of a group, with its Idempotency-Key if it came with one. */
export interface KeyedRequest {
  request: SendRequest;
  claim: IdempotencyClaim | undefined;
}

/** How a request of a group ended; `deferred` ones are to be tried in another group, after this one. */
export type GroupOutcome =
  | { kind: 'accepted'; answer: SentMessage }
  | { kind: 'refused'; error: Error }
  | { kind: 'deferred' };

/**
 * Accepts the requests of a group in one transaction, with their Idempotency-Keys: key, message and stored answer are
 * committed together or not at all. A key that was used before ends its request with a `Replay` or
 * `idempotency_key_reused`; a refused request gives its key free. The outcomes are in the order of the requests.
 */
export async function acceptGroup(
  tx: Tx,
  group: readonly KeyedRequest[],
  options: AcceptOptions & { platform: Pick<Platform, 'config' | 'secrets' | 'clock'> },
): Promise<GroupOutcome[]> {
  const { secrets } = options.platform;
  const leaderByKey = leadersOf(group);
  const leaders = group.filter((it) => leaderOf(it, leaderByKey) === it);
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
    else if (outcome) outcomes.set(it, outcome);
  }
  await releaseClaims(
    tx,
    fresh.flatMap((it) => (it.claim && outcomes.get(it)?.kind === 'refused' ? it.claim : [])),
  );
  return group.map((it) => {
    const leader = leaderOf(it, leaderByKey);
    const outcome = outcomes.get(leader) ?? { kind: 'deferred' };
    return leader === it ? outcome : followingOutcome(it, leader, outcome);
  });
}

/** The first request of each key in the group; the others end as that one does. */
function leadersOf(group: readonly KeyedRequest[]): Map<string, KeyedRequest> {
  const leaders = new Map<string, KeyedRequest>();
  for (const it of group) {
    const id = it.claim && claimId(it.claim);
    if (id !== undefined && !leaders.has(id)) leaders.set(id, it);
  }
  return leaders;
}

function leaderOf(it: KeyedRequest, leaders: ReadonlyMap<string, KeyedRequest>): KeyedRequest {
  return (it.claim && leaders.get(claimId(it.claim))) ?? it;
}

/** How a request ends whose key another of the group had before it. */
function followingOutcome(
  { claim }: KeyedRequest,
  leader: KeyedRequest,
  outcome: GroupOutcome,
): GroupOutcome {
  if (!claim || !leader.claim) return outcome;
  const isUsed =
    outcome.kind === 'accepted' || (outcome.kind === 'refused' && outcome.error instanceof Replay);
  if (claim.requestHash.equals(leader.claim.requestHash))
    return outcome.kind === 'accepted' ? { kind: 'refused', error: new Replay(outcome.answer) } : outcome;
  // A key that was given free, or belongs to a third request, says nothing of this one.
  if (!isUsed) return { kind: 'deferred' };
  return { kind: 'refused', error: new AppError('idempotency_key_reused', { key: claim.key }) };
}
