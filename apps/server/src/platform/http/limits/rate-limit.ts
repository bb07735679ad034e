import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Config } from '../../../config.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../platform.ts';

/*
 * Rate limit per signed-in user or API key: a token bucket per caller that contains one minute's requests and
 * refills continuously. It is kept in memory, so each process counts separately.
 */

/** Counts one request of this caller and sets the rate limit headers. Throws `rate_limited`. */
export type TakeRequest = (caller: Caller, reply: FastifyReply) => void;

interface Bucket {
  left: number;
  at: number;
}

const WINDOW_S = 60;

export function createRateLimit(
  {
    memberRequestsPerMinute,
    keyRequestsPerMinute,
  }: Pick<Config, 'memberRequestsPerMinute' | 'keyRequestsPerMinute'>,
  now: () => number,
): TakeRequest {
  const buckets = new LRUCache<string, Bucket>({ max: 100_000 });

  return (caller, reply) => {
    const limit = caller.kind === 'member' ? memberRequestsPerMinute : keyRequestsPerMinute;
    if (limit === 0) return;
    const name = caller.kind === 'member' ? `${caller.tenantId} ${caller.userId}` : caller.apiKeyId;
    const at = now();
    const before = buckets.get(name) ?? { left: limit, at };
    const perMs = limit / (WINDOW_S * 1_000);
    const left = Math.min(limit, before.left + (at - before.at) * perMs);
    const isAllowed = left >= 1;
    const bucket = { left: isAllowed ? left - 1 : left, at };
    buckets.set(name, bucket);
    const remaining = Math.floor(bucket.left);
    // Seconds until the bucket is full again.
    const reset = Math.ceil((limit - bucket.left) / perMs / 1_000);
    reply.headers({
      'ratelimit-policy': `"default";q=${limit};w=${WINDOW_S}`,
      ratelimit: `"default";r=${remaining};t=${reset}`,
      // Header names from earlier drafts of the same standard, which clients know.
      'ratelimit-limit': limit,
      'ratelimit-remaining': remaining,
      'ratelimit-reset': reset,
    });
    if (!isAllowed) {
      throw new AppError('rate_limited', undefined, { retryAfter: Math.max(1, (1 - left) / perMs / 1_000) });
    }
  };
}
