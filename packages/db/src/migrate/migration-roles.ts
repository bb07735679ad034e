import type pg from 'pg';
import { APP_ROLE, DEFINER_ROLE, ROLE_ATTRIBUTES } from '../connection/app-login.ts';
import { MigrationError } from './migration-error.ts';

/**
 * Migrations grant privileges to the first role and give functions to the second; the migration login must be
 * a member of the second only.
 */
const ROLES = [APP_ROLE, DEFINER_ROLE];

interface Login {
  /** The name, quoted if necessary. */
  name: string;
  isSuperuser: boolean;
}

interface RoleState {
  role: keyof typeof ROLE_ATTRIBUTES;
  isThere: boolean;
  canLogIn: boolean;
  isOurs: boolean;
}

/**
 * Fails early if the required roles are missing or wrong, with the SQL that a database administrator has to
 * run.
 */
export async function checkRoles(client: pg.Client): Promise<void> {
  const login = await findLogin(client);
  const advice = (await findRoles(client)).flatMap((state) => adviceOn(state, login));
  if (advice.length === 0) return;
  throw new MigrationError(
    `the roles of the product are missing or wrong; a database administrator has to run this once:\n${advice.join('\n')}`,
  );
}

function adviceOn({ role, isThere, canLogIn, isOurs }: RoleState, login: Login): string[] {
  const isApp = role === APP_ROLE;
  const password = isApp ? " password '…'" : '';
  return [
    ...(isThere ? [] : [`  create role ${role} ${ROLE_ATTRIBUTES[role]}${password};`]),
    ...(isThere && isApp && !canLogIn ? [`  alter role ${role} login${password};`] : []),
    ...(isApp || isOurs || login.isSuperuser ? [] : [`  grant ${role} to ${login.name};`]),
  ];
}

async function findLogin(client: pg.Client): Promise<Login> {
  const { rows } = await client.query<Login>(
    `select quote_ident(rolname) as name, rolsuper as "isSuperuser" from pg_roles where rolname = current_user`,
  );
  if (!rows[0]) throw new MigrationError('PostgreSQL returned no current user');
  return rows[0];
}

async function findRoles(client: pg.Client): Promise<RoleState[]> {
  const { rows } = await client.query<RoleState>(
    `select role, r.oid is not null as "isThere", coalesce(r.rolcanlogin, false) as "canLogIn",
       coalesce(pg_has_role(current_user, r.oid, 'member'), false) as "isOurs"
     from unnest($1::text[]) as role left join pg_roles r on r.rolname = role order by role`,
    [ROLES],
  );
  return rows;
}
