import { arePreferencesSmall, fieldProblem, PREFERENCES_BYTES, type UserChanges } from '@waqtor/contract';
import { AppError } from '../../../platform/errors.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { checkPerson } from '../role-rules.ts';
import type { UserRow } from './users.present.ts';
import { lockUser, updateUser } from './users.store.ts';

/**
 * Updates the given fields of the caller's own profile. Preferences are merged, so that settings from other
 * tabs and browsers are kept.
 */
export function changeUser(ctx: Ctx, { preferences: given, ...changes }: UserChanges): Promise<UserRow> {
  const { userId } = checkPerson(ctx);
  return ctx.tx(async (tx) => {
    const at = ctx.clock.now();
    if (given === undefined) return updateUser(tx, userId, changes, at);
    const { preferences: known } = await lockUser(tx, userId);
    const all = Object.entries({ ...(known as object), ...given }).filter(([, value]) => value !== null);
    const preferences = Object.fromEntries(all);
    if (!arePreferencesSmall(preferences))
      throw new AppError('validation_failed', [
        fieldProblem('body.preferences', 'json_too_large', { maxBytes: PREFERENCES_BYTES }),
      ]);
    return updateUser(tx, userId, { ...changes, preferences }, at);
  });
}
