import type { Database } from '@waqtor/db';
import type { ForbiddenStatement } from './forbidden-statements.ts';

/** Returns one statement for each of these roles, if the statement contains `$role`. */
export function forEveryRole(act: ForbiddenStatement, roles: string[]): ForbiddenStatement[] {
  if (!act.sql.includes('$role')) return [act];
  return roles.map((role) => ({ ...act, sql: act.sql.replace('$role', role) }));
}

/** Returns the SQLSTATE with which the statement is refused; otherwise what it did. */
export async function refusalOf(db: Database, sql: string): Promise<string> {
  const client = await db.pool.connect();
  try {
    await client.query(sql);
    return `"${sql}" was done`;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  } finally {
    client.release(true);
  }
}

export async function privileges(db: Database): Promise<unknown> {
  const { rows } = await db.pool.query(
    `select session_user as login, current_user as role, current_setting('is_superuser') as super`,
  );
  return rows[0];
}
