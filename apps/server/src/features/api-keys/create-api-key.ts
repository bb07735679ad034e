import type { CreatedApiKey, NewApiKey } from '@waqtor/contract';
import { fieldProblem } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { type Ctx, hasRole } from '../../platform/platform.ts';
import { checkRecentProof } from '../../platform/recent-proof.ts';
import { recordAct } from '../security-log/index.ts';
import { newApiKeyText } from './api-key-text.ts';
import { presentApiKey } from './api-keys.present.ts';
import { insertApiKey, lockCreatorShared } from './api-keys.store.ts';
import { sealSigningSecret } from './signing-secret.ts';

/**
 * Creates a key, whose secret cannot be read again later. API keys may not create keys: a leaked key could
 * otherwise outlive its revocation by creating another one. The key's role is at most its creator's, and it
 * stops working when its creator loses that role.
 */
export async function createApiKey(ctx: Ctx, input: NewApiKey): Promise<CreatedApiKey> {
  const { caller } = ctx;
  if (caller.kind !== 'member') throw new AppError('forbidden', [fieldProblem(null, 'user_required')]);
  if (!hasRole(caller, input.role))
    throw new AppError('forbidden', [fieldProblem('body.role', 'role_required', { needs: input.role })]);
  checkRecentProof(ctx);
  const createdAt = ctx.clock.now();
  const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt);
  if (expiresAt && expiresAt <= createdAt) {
    throw new AppError('validation_failed', [fieldProblem('body.expiresAt', 'in_past')]);
  }
  const key = newApiKeyText(ctx.tenantId);
  const row = await ctx.tx(async (tx) => {
    // The role may have changed since the request was authenticated.
    if (!(await lockCreatorShared(tx, ctx.tenantId, caller.userId)))
      throw new AppError('forbidden', [fieldProblem(null, 'role_required', { needs: 'admin' })]);
    const id = newId();
    const { name, role } = input;
    await recordAct(ctx, tx, 'api_key.created', { target: { kind: 'api_key', id }, details: { name, role } });
    return insertApiKey(tx, {
      id,
      tenantId: ctx.tenantId,
      name: input.name,
      role: input.role,
      last4: key.last4,
      secretHash: key.secretHash,
      signingSecret: sealSigningSecret(ctx.secrets, id, key.signingSecret),
      createdBy: caller.userId,
      createdAt,
      expiresAt,
    });
  });
  return { ...presentApiKey(row), key: key.text };
}
