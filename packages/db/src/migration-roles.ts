import type pg from 'pg';
import { MigrationError } from './migration-error.ts';

/** The roles that migration 0001 makes when it may. */
const ROLES = ['waqtor_app', 'waqtor_door'];

interface RoleState {
  role: string;
  present: boolean;
  member: boolean;
}

/** Refuses early, with the SQL a database administrator has to run, when this login may not make our roles. */
export async function checkRoles(client: pg.Client): Promise<void> {
  const { rows: me } = await client.query<{ name: string; can: boolean }>(
    'select rolname as name, rolsuper or rolcreaterole as can from pg_roles where rolname = current_user',
  );
  if (me[0]?.can !== false) return;
  const { rows } = await client.query<RoleState>(
    `select role, r.oid is not null as present, coalesce(pg_has_role(current_user, r.oid, 'member'), false) as member
       from unnest($1::text[]) as role left join pg_roles r on r.rolname = role`,
    [ROLES],
  );
  const missing = rows.filter((row) => !row.present).map((row) => row.role);
  const foreign = rows.filter((row) => !row.member).map((row) => row.role);
  if (foreign.length === 0) return;
  const lines = [
    ...missing.map((role) => `  create role ${role} nologin nobypassrls;`),
    `  grant ${foreign.join(', ')} to "${me[0].name.replaceAll('"', '""')}";`,
  ];
  throw new MigrationError(
    `the login "${me[0].name}" may not create roles; a database administrator has to run once:\n${lines.join('\n')}`,
  );
}
