import type { Scope } from '@waqtor/contract';
import { fieldProblem } from '@waqtor/contract';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { AppError } from '../errors.ts';
import { type Ctx, hasRole } from '../platform.ts';

/* Views, macros and canned responses are shared (`owner_id` is null) or visible to their owner only. */

/** The user who reads them; undefined for an API key, which sees shared ones only. */
export type Reader = string | undefined;

export function readerOf({ caller }: Ctx): Reader {
  return caller.kind === 'member' ? caller.userId : undefined;
}

/** SQL condition: this reader may see the row. For tables with `owner_id`. */
export function isShownTo(reader: Reader): RawBuilder<SqlBool> {
  return sql<SqlBool>`(owner_id is null or owner_id = ${reader ?? null})`;
}

/** The scope of a row with `owner_id`. */
export function scopeOf({ ownerId }: { ownerId: string | null }): Scope {
  return ownerId === null ? 'shared' : 'personal';
}

/** The `owner_id` of a new row of this scope: null when shared. API keys cannot own rows. */
export function ownerFor(ctx: Ctx, scope: Scope): string | null {
  if (scope === 'shared') return null;
  const reader = readerOf(ctx);
  if (reader === undefined) throw new AppError('forbidden', [fieldProblem(null, 'user_required')]);
  return reader;
}

/** Shared rows are changed by admins only. */
export function checkAdmin({ caller }: Ctx): void {
  if (!hasRole(caller, 'admin'))
    throw new AppError('forbidden', [fieldProblem(null, 'role_required', { needs: 'admin' })]);
}

/** Shared rows are changed by admins only. Personal ones are visible to their owner only. */
export function checkSharedByAdmin(ctx: Ctx, { ownerId }: { ownerId: string | null }): void {
  if (ownerId === null) checkAdmin(ctx);
}

/** SQL condition: the row has this scope; none when no scope is given. */
export function ofScope(scope: Scope | undefined): RawBuilder<SqlBool>[] {
  if (scope === undefined) return [];
  return [scope === 'shared' ? sql`owner_id is null` : sql`owner_id is not null`];
}
