import {
  fieldProblem,
  type PushKey,
  type PushSubscription,
  type PushSubscriptionInput,
} from '@waqtor/contract';
import { sha256 } from '../../../platform/crypto.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { Ctx, Platform } from '../../../platform/platform.ts';
import { checkPerson } from '../../members/index.ts';
import { arePushKeys, type PushKeys } from './encrypt.ts';
import { saveSubscription } from './push.store.ts';
import { readPublicKey } from './vapid.ts';

/** Where a push message is sent, and for whom it is encrypted. */
export interface PushTarget {
  endpoint: string;
  keys: PushKeys;
}

const contextOf = (tenantId: string, userId: string) => `push:${tenantId}:${userId}`;

export async function readPushKey(ctx: Ctx): Promise<PushKey> {
  checkPerson(ctx);
  return { publicKey: await readPublicKey(ctx) };
}

/** Subscribes the browser of the caller's login. Repeating it moves the subscription to the current login. */
export function subscribe(ctx: Ctx, { endpoint, keys }: PushSubscriptionInput): Promise<PushSubscription> {
  const { userId, loginId } = checkPerson(ctx);
  checkEndpoint(ctx, endpoint);
  if (!arePushKeys(keys)) throw new AppError('validation_failed', [fieldProblem('body.keys', 'invalid')]);
  const target: PushTarget = { endpoint, keys };
  const { tenantId } = ctx;
  return ctx.tx(async (tx) => {
    const createdAt = await saveSubscription(tx, {
      id: newId(),
      tenantId,
      userId,
      loginId,
      endpointHash: sha256(endpoint),
      target: ctx.secrets.seal(target, contextOf(tenantId, userId)),
      createdAt: ctx.clock.now(),
    });
    return { createdAt: createdAt.toISOString() };
  });
}

/** Refuses addresses in the server's own network at once; those that names resolve to are checked when sending. */
function checkEndpoint({ outgoing }: Platform, endpoint: string): void {
  try {
    outgoing.tenantUrls.check(endpoint);
  } catch {
    throw new AppError('validation_failed', [fieldProblem('body.endpoint', 'invalid')]);
  }
}

export function openTarget(
  { secrets }: Pick<Platform, 'secrets'>,
  tenantId: string,
  { userId, target }: { userId: string; target: Buffer },
): PushTarget {
  return secrets.open(target, contextOf(tenantId, userId)) as PushTarget;
}
