import type { Scope } from '@waqtor/contract';
import { fieldProblem } from '@waqtor/contract';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { AppError } from '../errors.ts';
import { type Ctx, hasRole } from '../platform.ts';

/* Views, macros and canned responses are shared (`owner_id` is null) or visible to their owner only. */

/** The user who reads the rows; undefined for an API key, which sees shared rows only. */
export type Reader = string | undefined;

export function readerOf({ caller }: Ctx): Reader {
  return caller.kind === 'member' ? caller.userId : undefined;
}

/** SQL condition: this reader may see the row. For tables with `owner_id`. */
export function isShownTo(reader: Reader): RawBuilder<SqlBool> {
  return sql<SqlBool>`(owner_id is null or owner_id = ${reader ?? null})`;
}

/** Returns the scope of a row with `owner_id`. */
export function scopeOf({ ownerId }: { ownerId: string | null }): Scope {
  return ownerId === null ? 'shared' : 'personal';
}

/** Returns the `owner_id` of a new row of this scope: null if shared. API keys cannot own rows. */
export function ownerFor(ctx: Ctx, scope: Scope): string | null {
  if (scope === 'shared') return null;
  const reader = readerOf(ctx);
  if (reader === undefined) throw new AppError('forbidden', [fieldProblem(null, 'user_required')]);
  return reader;
}

/** Only admins may change shared rows. */
export function checkAdmin({ caller }: Ctx): void {
  if (!hasRole(caller, 'admin'))
    throw new AppError('forbidden', [fieldProblem(null, 'role_required', { needs: 'admin' })]);
}

/** Only admins may change shared rows. Personal rows are visible to their owner only. */
export function checkSharedByAdmin(ctx: Ctx, { ownerId }: { ownerId: string | null }): void {
  if (ownerId === null) checkAdmin(ctx);
}

/** SQL condition: the row has this scope; no condition if no scope is given. */
export function ofScope(scope: Scope | undefined): RawBuilder<SqlBool>[] {
  if (scope === undefined) return [];
  return [scope === 'shared' ? sql`owner_id is null` : sql`owner_id is not null`];
}
