import { fieldProblem } from '@waqtor/contract';
import { AppError } from './errors.ts';
import type { Ctx } from './platform.ts';

/** How long a password confirmation is valid. */
export const PROOF_MS = 10 * 60_000;

/**
 * Actions that grant lasting access (API keys, invitations, roles) require a recent password confirmation, so
 * that a stolen access token or an unattended browser cannot perform them. Throws
 * `reauthentication_required`; `forbidden` for an API key.
 */
export function checkRecentProof({ caller, clock }: Pick<Ctx, 'caller' | 'clock'>): void {
  if (caller.kind !== 'member') throw new AppError('forbidden', [fieldProblem(null, 'user_required')]);
  const { provenAt } = caller;
  if (provenAt && clock.now().getTime() - provenAt.getTime() <= PROOF_MS) return;
  throw new AppError('reauthentication_required', { withinSeconds: PROOF_MS / 1000 });
}
