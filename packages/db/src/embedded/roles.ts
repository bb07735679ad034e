import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { APP_ROLE, DEFINER_ROLE, MIGRATION_ROLE, ROLE_ATTRIBUTES } from '../connection/app-login.ts';
import { SUPERUSER } from './cluster.ts';

/** Connection URLs of one database, by privileges. */
export interface DatabaseUrls {
  /** The server's login: subject to row-level security, and unable to assume another role. */
  app: string;
  /** Owns the database and its tables; for migrations only. */
  migrations: string;
  /** The superuser: for creating roles and taking backups, and for tests to see all rows. */
  admin: string;
}

export const DATABASE = 'waqtor';

/**
 * Creates missing roles and the database, gives the logins new random passwords, and revokes any privileges
 * that the server's login has been granted since. This runs at every start, so that no password is stored.
 */
export async function prepareRoles(admin: string): Promise<DatabaseUrls> {
  const passwords = { [APP_ROLE]: newPassword(), [MIGRATION_ROLE]: newPassword() };
  await onServer(admin, async (client) => {
    for (const role of [APP_ROLE, DEFINER_ROLE, MIGRATION_ROLE] as const) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
      if (rowCount === 0) await client.query(`create role ${role}`);
      await client.query(`alter role ${role} ${ROLE_ATTRIBUTES[role]}`);
      await client.query(`alter role ${role} reset all`);
    }
    for (const [role, password] of Object.entries(passwords)) {
      await client.query(`alter role ${role} password '${scramVerifier(password)}'`);
    }
    const { rows } = await client.query<{ granted: string }>(
      `select quote_ident(roleid::regrole::text) as granted from pg_auth_members where member = '${APP_ROLE}'::regrole`,
    );
    for (const { granted } of rows) await client.query(`revoke ${granted} from ${APP_ROLE}`);
    await client.query(`grant ${DEFINER_ROLE} to ${MIGRATION_ROLE}`);
  });
  const as = (role: keyof typeof passwords) => {
    const url = new URL(admin);
    url.username = role;
    url.password = passwords[role];
    return url.href;
  };
  const server = { app: as(APP_ROLE), migrations: as(MIGRATION_ROLE), admin };
  return createDatabase(server, DATABASE);
}

/** Creates a database of that name on the same server unless it exists, owned by the migrations' login. */
export async function createDatabase(
  server: DatabaseUrls,
  name: string,
  options: { template?: string } = {},
): Promise<DatabaseUrls> {
  const urls = inDatabase(server, name);
  await onServer(server.admin, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      const template =
        options.template === undefined ? '' : ` template ${pg.escapeIdentifier(options.template)}`;
      await client.query(`create database ${pg.escapeIdentifier(name)} owner ${MIGRATION_ROLE}${template}`);
    }
    const database = pg.escapeIdentifier(name);
    await client.query(`alter database ${database} owner to ${MIGRATION_ROLE};
      revoke all on database ${database} from public;
      grant connect on database ${database} to ${APP_ROLE};
      alter role ${APP_ROLE} in database ${database} reset all`);
  });
  if (options.template === undefined)
    await onServer(urls.admin, (client) => client.query(REASSIGN_OWNER), name);
  return urls;
}

/** Returns the URLs of the same logins for another database of the server. */
function inDatabase(urls: DatabaseUrls, name: string): DatabaseUrls {
  const of = (url: string) => {
    const other = new URL(url);
    other.pathname = `/${name}`;
    return other.href;
  };
  return { app: of(urls.app), migrations: of(urls.migrations), admin: of(urls.admin) };
}

/**
 * Objects that an earlier version created as the superuser are given to the migrations' login; and only
 * superusers may create large objects.
 */
const REASSIGN_OWNER = `
do $$
declare command text;
begin
  for command in
    select format('alter table %s owner to ${MIGRATION_ROLE}', c.oid::regclass) from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relowner = '${SUPERUSER}'::regrole
        and (c.relkind in ('r', 'p', 'v', 'm') or c.relkind = 'S' and not exists (
          select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')))
    union all select format('alter routine %s owner to ${MIGRATION_ROLE}', p.oid::regprocedure) from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.proowner = '${SUPERUSER}'::regrole
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all select format('alter type %s owner to ${MIGRATION_ROLE}', t.oid::regtype) from pg_type t
      where t.typnamespace = 'public'::regnamespace and t.typowner = '${SUPERUSER}'::regrole and t.typtype in ('e', 'd')
    union all select format('revoke execute on function %s from public', p.oid::regprocedure) from pg_proc p
      where p.pronamespace = 'pg_catalog'::regnamespace and p.proname in ('lo_create', 'lo_creat', 'lo_from_bytea')
        and (p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))
  loop
    execute command;
  end loop;
end
$$`;

async function onServer(admin: string, run: (client: pg.Client) => Promise<unknown>, name = 'postgres') {
  const url = new URL(admin);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href, application_name: 'waqtor roles' });
  client.on('error', () => {}); // the query that was running rejects with the same error
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * Returns the verifier that PostgreSQL stores for a password (RFC 5803), so that the password itself appears
 * in no statement and no log.
 */
export function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyOf = (what: string) => createHmac('sha256', salted).update(what).digest();
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${keyOf('Server Key').toString('base64')}`;
}
