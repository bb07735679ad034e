import type pg from 'pg';

/** The server's login: it owns nothing, is a member of no role, and cannot bypass row-level security. */
export const APP_ROLE = 'waqtor_app';
/** Owns the security-definer functions; it cannot log in. */
export const DEFINER_ROLE = 'waqtor_definer';
/**
 * The login for migrations, which owns the database and its tables. On an external server, the name is a
 * suggestion.
 */
export const MIGRATION_ROLE = 'waqtor_migrate';

/** The attributes of each role, as SQL writes them. */
export const ROLE_ATTRIBUTES = {
  [APP_ROLE]: 'login nosuperuser nobypassrls nocreatedb nocreaterole noreplication',
  [DEFINER_ROLE]: 'nologin nosuperuser nobypassrls nocreatedb nocreaterole noreplication',
  // A table owner can disable row-level security anyway. With BYPASSRLS it can change all tenants' rows
  // without doing so.
  [MIGRATION_ROLE]: 'login nosuperuser bypassrls nocreatedb nocreaterole noreplication',
};

/**
 * The server's login has more privileges than it needs. The message lists them, with the SQL that revokes
 * them.
 */
export class AppLoginError extends Error {
  override name = 'AppLoginError';
}

/** SQL that a database administrator runs once on an external server to create the roles. */
const ROLES_ADVICE = [
  `create role ${APP_ROLE} ${ROLE_ATTRIBUTES[APP_ROLE]} password '…';`,
  `create role ${DEFINER_ROLE} ${ROLE_ATTRIBUTES[DEFINER_ROLE]};`,
  `create role ${MIGRATION_ROLE} ${ROLE_ATTRIBUTES[MIGRATION_ROLE]} password '…';`,
  `grant ${DEFINER_ROLE} to ${MIGRATION_ROLE};`,
  `create database waqtor owner ${MIGRATION_ROLE};`,
];

/**
 * PostgreSQL functions that access files of the database server; by default only superusers may execute them.
 */
const FILE_FUNCTIONS = [
  'pg_read_file',
  'pg_read_binary_file',
  'pg_ls_dir',
  'pg_stat_file',
  'lo_import',
  'lo_export',
  'pg_file_write',
];

const CHECKS = `
with app as (select * from pg_roles where rolname = session_user)
select 'attributes' as kind, format('it is %s', words.what) as problem, null as argument
  from app, lateral (values (rolsuper, 'a superuser'), (rolbypassrls, 'allowed to bypass row-level security'),
    (rolcreaterole, 'allowed to create roles'), (rolcreatedb, 'allowed to create databases'),
    (rolreplication, 'allowed to replicate the server')) as words (holds, what)
  where words.holds
union all select 'membership', format('it is a member of %s', g.rolname), quote_ident(g.rolname)
  from app join pg_auth_members m on m.member = app.oid join pg_roles g on g.oid = m.roleid
union all select 'owner', format('it owns %s', pg_describe_object(d.classid, d.objid, d.objsubid)), null
  from app join pg_shdepend d on d.refclassid = 'pg_authid'::regclass and d.refobjid = app.oid and d.deptype = 'o'
  where d.dbid in (0, (select oid from pg_database where datname = current_database()))
union all select 'schema', format('it may create in the schema %s', n.nspname), quote_ident(n.nspname)
  from app, pg_namespace n where has_schema_privilege(app.oid, n.oid, 'create') and n.nspname !~ '^pg_(toast_)?temp_'
union all select 'database', 'it may create schemas in the database', quote_ident(current_database())
  from app where has_database_privilege(app.oid, current_database(), 'create')
union all select 'temporary', 'it may create temporary tables', quote_ident(current_database())
  from app where has_database_privilege(app.oid, current_database(), 'temporary')
union all select 'setting', format('it has changed its own settings: %s', array_to_string(s.setconfig, ', ')),
    case when s.setdatabase <> 0 then quote_ident(current_database()) end
  from app join pg_db_role_setting s on s.setrole = app.oid
  where s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
    and exists (select from unnest(s.setconfig) c where c ~ '^(search_path|row_security|role)=')
union all select 'function', format('it may call %s', p.oid::regprocedure), p.oid::regprocedure::text
  from app, pg_proc p where p.proname = any ($1) and has_function_privilege(app.oid, p.oid, 'execute')`;

interface Finding {
  kind: 'attributes' | 'membership' | 'owner' | 'schema' | 'database' | 'temporary' | 'setting' | 'function';
  problem: string;
  argument: string | null;
}

/**
 * Throws an `AppLoginError` unless this connection uses the server's login, and that login can assume no
 * other role, create nothing, and access no file of the database server. Checked once at start.
 */
export async function checkAppLogin(database: { pool: Pick<pg.Pool, 'query'> }): Promise<void> {
  const { rows } = await database.pool.query<Finding>(CHECKS, [FILE_FUNCTIONS]);
  if (rows.length === 0) return;
  throw new AppLoginError(
    [
      `The database login ${APP_ROLE} has more privileges than the product needs:`,
      ...rows.map(({ problem }) => `  ${problem}`),
      'A database administrator has to run this once, in this database:',
      ...new Set(rows.map((row) => `  ${repairSql(row)}`)),
    ].join('\n'),
  );
}

/** Tells an administrator who connects with another login how to create the right one. */
export function describeWrongLogin(login: string): string {
  return [
    `DATABASE_URL logs in as ${login}; the product works as ${APP_ROLE}, which can do nothing but the product's work.`,
    'A database administrator has to run once (leave out what is there already):',
    ...ROLES_ADVICE.map((line) => `  ${line}`),
    `Then set DATABASE_URL to postgres://${APP_ROLE}:…@host/database, and MIGRATION_DATABASE_URL to the login that owns`,
    'the database, for whoever migrates it.',
  ].join('\n');
}

function repairSql({ kind, argument }: Finding): string {
  switch (kind) {
    case 'attributes':
      return `alter role ${APP_ROLE} ${ROLE_ATTRIBUTES[APP_ROLE]};`;
    case 'membership':
      return `revoke ${argument} from ${APP_ROLE};`;
    case 'owner':
      return `reassign owned by ${APP_ROLE} to ${MIGRATION_ROLE};`;
    case 'schema':
      return `revoke create on schema ${argument} from public, ${APP_ROLE};`;
    case 'database':
      return `revoke create on database ${argument} from public, ${APP_ROLE};`;
    case 'temporary':
      return `revoke temporary on database ${argument} from public, ${APP_ROLE};`;
    // Any role may set defaults for itself; these would outlast the attack that set them.
    case 'setting':
      return `alter role ${APP_ROLE}${argument === null ? '' : ` in database ${argument}`} reset all;`;
    case 'function':
      return `revoke execute on function ${argument} from public, ${APP_ROLE};`;
  }
}
