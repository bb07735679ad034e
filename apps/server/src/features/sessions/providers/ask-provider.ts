import { type Provider, ProviderError } from '@waqtor/provider';
import { AppError } from '../../../platform/errors.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { accessSession } from '../access-session.ts';
import type { Providers } from './providers.ts';

/**
 * Calls the engine on a user's behalf. Unsupported or refused calls become errors that the user can act on.
 */
export async function askProvider<T>(
  ctx: Ctx,
  providers: Providers,
  id: string,
  ask: (provider: Provider) => Promise<T | undefined> | undefined,
): Promise<T> {
  const session = await accessSession(ctx, id);
  const provider = await providers.providerOf({ tenantId: ctx.tenantId, sessionId: session.id });
  try {
    const answer = await ask(provider);
    if (answer === undefined) throw new AppError('unsupported_capability', { engine: session.engine });
    return answer;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const code = error.reason === 'transient' ? 'provider_unavailable' : 'provider_rejected';
    throw new AppError(code, {
      reason: error.reason,
      code: error.code ?? null,
      details: error.details ?? error.message,
    });
  }
}
