import { fieldProblem } from '@waqtor/contract';
import { AppError } from '../../../platform/errors.ts';
import type { Ctx } from '../../../platform/platform.ts';

/** Returns the login of this request. An API key has none and gets `forbidden`. */
export function accessLogin(ctx: Ctx): { userId: string; loginId: string; tenantId: string } {
  if (ctx.caller.kind !== 'member') throw new AppError('forbidden', [fieldProblem(null, 'user_required')]);
  return ctx.caller;
}
