import type { Scope } from '@waqtor/contract';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { AppError } from '../errors.ts';
import { type Ctx, hasRole } from '../platform.ts';

/* Views, macros and canned responses are shared (`owner_id` is null) or personal: shown to their owner alone. */

/** Whom they are read for; undefined: a program, which sees what is shared. */
export type Reader = string | undefined;

export function readerOf({ caller }: Ctx): Reader {
  return caller.kind === 'member' ? caller.userId : undefined;
}

/** That a row of a table with `owner_id` is one this reader sees. */
export function isShownTo(reader: Reader): RawBuilder<SqlBool> {
  return sql<SqlBool>`(owner_id is null or owner_id = ${reader ?? null})`;
}

/** The scope of a row of a table with `owner_id`. */
export function scopeOf({ ownerId }: { ownerId: string | null }): Scope {
  return ownerId === null ? 'shared' : 'personal';
}

/** The owner of something new of this scope: null when it is shared. Programs own nothing. */
export function ownerFor(ctx: Ctx, scope: Scope): string | null {
  if (scope === 'shared') return null;
  const reader = readerOf(ctx);
  if (reader === undefined) throw new AppError('forbidden', { needs: 'a signed-in person' });
  return reader;
}

/** What is shared is for admins to change. */
export function checkAdmin({ caller }: Ctx): void {
  if (!hasRole(caller, 'admin')) throw new AppError('forbidden', { needs: 'admin', has: caller.role });
}

/** What is shared is for admins to change. Whoever sees something personal owns it. */
export function checkSharedByAdmin(ctx: Ctx, { ownerId }: { ownerId: string | null }): void {
  if (ownerId === null) checkAdmin(ctx);
}

/** That a row is of this scope, when one is asked for. */
export function ofScope(scope: Scope | undefined): RawBuilder<SqlBool>[] {
  if (scope === undefined) return [];
  return [scope === 'shared' ? sql`owner_id is null` : sql`owner_id is not null`];
}
