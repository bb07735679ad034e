import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { AppError } from './errors.ts';
import { type Ctx, hasRole } from './platform.ts';

/* Views, macros and canned responses are the team's (`owner_id` is null) or somebody's own, whom alone they are shown. */

/** Whom they are read for; undefined: a program, which sees what is the team's. */
export type Reader = string | undefined;

export function readerOf({ caller }: Ctx): Reader {
  return caller.kind === 'member' ? caller.userId : undefined;
}

/** That a row of a table with `owner_id` is one this reader sees. */
export function isShownTo(reader: Reader): RawBuilder<SqlBool> {
  return sql<SqlBool>`(owner_id is null or owner_id = ${reader ?? null})`;
}

/** What is the team's is for admins to change. */
export function checkAdmin({ caller }: Ctx): void {
  if (!hasRole(caller, 'admin')) throw new AppError('forbidden', { needs: 'admin', has: caller.role });
}
