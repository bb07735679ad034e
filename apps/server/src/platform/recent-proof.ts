import { AppError } from './errors.ts';
import type { Ctx } from './platform.ts';

/** A password that was proven so long ago still counts as proven. */
export const PROOF_MS = 10 * 60_000;

/**
 * What gives authority (API keys, invitations, roles) asks for a recent password, so that a stolen access token or an
 * unattended browser gives nobody lasting access. Throws `reauthentication_required`; an API key gets `forbidden`.
 */
export function checkRecentProof({ caller, clock }: Pick<Ctx, 'caller' | 'clock'>): void {
  if (caller.kind !== 'member') throw new AppError('forbidden', { needs: 'a signed-in person' });
  const { provenAt } = caller;
  if (provenAt && clock.now().getTime() - provenAt.getTime() <= PROOF_MS) return;
  throw new AppError('reauthentication_required', { withinSeconds: PROOF_MS / 1000 });
}
