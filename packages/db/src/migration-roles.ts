import type pg from 'pg';
import { MigrationError } from './migration-error.ts';

/** The roles that migration 0001 makes when it may. */
const ROLES = ['waqtor_app', 'waqtor_door'];

interface Login {
  /** Quoted where it has to be. */
  name: string;
  isSuperuser: boolean;
  mayCreateRoles: boolean;
}

interface RoleState {
  role: string;
  isThere: boolean;
  isOurs: boolean;
}

/** Refuses early, with the SQL a database administrator has to run, when this login may not make or assume our roles. */
export async function checkRoles(client: pg.Client): Promise<void> {
  const login = await findLogin(client);
  if (login.isSuperuser) return;
  const roles = await findRoles(client);
  const missing = login.mayCreateRoles ? [] : roles.filter((role) => !role.isThere);
  const foreign = roles.filter((role) => role.isThere && !role.isOurs);
  if (missing.length + foreign.length === 0) return;
  const grants = [...missing, ...foreign].map(({ role }) => role).join(', ');
  const advice = [
    ...missing.map(({ role }) => `  create role ${role} nologin nobypassrls;`),
    `  grant ${grants} to ${login.name};`,
  ];
  throw new MigrationError(
    `the login ${login.name} may not do this itself; a database administrator has to run once:\n${advice.join('\n')}`,
  );
}

async function findLogin(client: pg.Client): Promise<Login> {
  const { rows } = await client.query<Login>(
    `select quote_ident(rolname) as name, rolsuper as "isSuperuser", rolcreaterole as "mayCreateRoles"
       from pg_roles where rolname = current_user`,
  );
  if (!rows[0]) throw new MigrationError('Postgres does not know who we are');
  return rows[0];
}

async function findRoles(client: pg.Client): Promise<RoleState[]> {
  const { rows } = await client.query<RoleState>(
    `select role, r.oid is not null as "isThere",
       coalesce(pg_has_role(current_user, r.oid, 'member'), false) as "isOurs"
     from unnest($1::text[]) as role left join pg_roles r on r.rolname = role order by role`,
    [ROLES],
  );
  return rows;
}
