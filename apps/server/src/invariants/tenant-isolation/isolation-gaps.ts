import type { Queryable } from './sql.ts';

/* Checks invariant 7 by queries on the database's catalogue. Every result is a gap in the isolation. */

/** Tables without tenant data. A new one has to be added here. */
const withoutTenant = [
  'installation',
  'login_throttles',
  'password_resets',
  'schema_migrations',
  'used_tickets',
  'users',
];

/** Policies besides `tenant_isolation`: for the signed-in user, or for a security-definer function. */
const furtherPolicies = [
  'audit_events before_a_tenant INSERT waqtor_app',
  'audit_events retention DELETE waqtor_definer',
  'logins own_logins ALL waqtor_app',
  'members own_memberships SELECT waqtor_app',
  'password_resets own_resets ALL waqtor_app',
  'users own_departure DELETE waqtor_app',
  'users own_or_colleague SELECT waqtor_app',
  'users own_profile UPDATE waqtor_app',
  'users sign_up INSERT waqtor_app',
];

/** The security-definer functions and what each reveals: ids, instants and counts, never text. */
const definerFunctions: Record<string, string> = {
  definer_abandoned_files: 'storage_key text, tenant_id uuid',
  definer_aged_row_tenants: 'tenant_id uuid',
  definer_api_key_tenant: 'uuid',
  definer_due_blocks: 'session_id uuid, contact_id uuid, tenant_id uuid',
  definer_due_checks: 'session_id uuid, tenant_id uuid',
  definer_due_send_queues: 'session_id uuid, tenant_id uuid',
  definer_due_media: 'media_id uuid, tenant_id uuid',
  definer_due_receipts: 'conversation_id uuid, tenant_id uuid',
  definer_due_window_reminders: 'conversation_id uuid, tenant_id uuid',
  definer_due_snoozes: 'conversation_id uuid, tenant_id uuid',
  definer_has_owner: 'boolean',
  definer_knows_verify_token: 'boolean',
  definer_media_tenant: 'uuid',
  definer_redaction_tenants: 'tenant_id uuid',
  definer_search: 'ref_id uuid, conversation_id uuid, at text',
  definer_oldest_due: 'kind text, due_at timestamp with time zone',
  definer_session_routes: 'session_id uuid, tenant_id uuid',
  definer_settleable_statuses: 'status_id uuid, tenant_id uuid',
  definer_tenants_with_due_pushes: 'tenant_id uuid',
  definer_tenants_with_events_before: 'tenant_id uuid',
  definer_tenants_with_idempotency_keys_before: 'tenant_id uuid',
  definer_tenants_with_notifications_before: 'tenant_id uuid',
  definer_tenants_with_unattached_uploads_before: 'tenant_id uuid',
  definer_trim_audit_events: 'integer',
  definer_unassigned_teams: 'team_id uuid, tenant_id uuid',
  definer_unread_logs: 'tenant_id uuid',
  definer_user_by_email: 'uuid',
};

/** Text columns that the security-definer functions may read, to find rows. */
const readByDefiners = [
  'abandoned_files.storage_key',
  'contact_blocks.state',
  'conversations.read_receipt_id',
  'conversations.state',
  'send_queues.owner',
  'log_cursors.reader',
  'media.state',
  'members.availability',
  'members.role',
  'messages.direction',
  'messages.provider_id',
  'outbox.state',
  'search_documents.kind',
  'search_documents.terms',
  'sessions.engine',
  'sessions.phone_number_id',
  'sessions.verify_token_hash',
  'sessions.waba_id',
  'teams.assignment',
  'users.email',
  'waiting_statuses.provider_id',
];

const TENANT_POLICY = '((tenant_id = ANY (( SELECT current_tenants() AS current_tenants)::uuid[])) IS TRUE)';

/**
 * Returns every way in which one tenant's rows could reach another tenant; empty if row-level security is
 * complete.
 */
export async function findIsolationGaps(database: Queryable): Promise<string[]> {
  const { rows } = await database.query(CATALOGUE, [
    withoutTenant,
    furtherPolicies,
    TENANT_POLICY,
    Object.entries(definerFunctions).map(([name, result]) => `${name} ${result}`),
    readByDefiners,
  ]);
  return rows.map((row) => String(row.hole)).sort();
}

const CATALOGUE = `
with tables as (
  select c.oid, c.relname as name, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relowner, c.reloptions,
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
           or c.relname = 'tenants' as has_tenant
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
), policies as (
  select p.tablename as name, p.policyname, p.permissive, array_to_string(p.roles, ' ') as roles, p.cmd,
         p.qual, p.with_check
  from pg_policies p where p.schemaname = 'public'
), functions as (
  select p.oid, p.proname, p.proowner, p.prosecdef, p.proconfig, p.proacl,
         p.proname || ' ' || regexp_replace(pg_get_function_result(p.oid), '^TABLE\\((.*)\\)$', '\\1') as signature
  from pg_proc p where p.pronamespace = 'public'::regnamespace
), app as (select r.* from pg_roles r where rolname in ('waqtor_app', 'waqtor_definer'))

-- every table has row-level security, or is known to contain no tenant data
select name || ': belongs to a tenant and has no row-level security' as hole from tables
  where has_tenant and relkind in ('r', 'p') and not relrowsecurity
union all select name || ': row-level security is not forced on its owner' from tables
  where has_tenant and relkind in ('r', 'p') and not relforcerowsecurity
union all select name || ': has no policy tenant_isolation' from tables t
  where has_tenant and relkind in ('r', 'p') and not exists (
    select from policies p where p.name = t.name and p.policyname = 'tenant_isolation' and p.cmd = 'ALL'
      and p.roles = 'waqtor_app' and p.qual = p.with_check
      and p.qual = case when t.name = 'tenants' then replace($3, 'tenant_id', 'id') else $3 end)
union all select name || ': has no tenant_id and is not known to need none' from tables
  where not has_tenant and relkind in ('r', 'p') and name <> all ($1::text[])
union all select name || ': a view shows what its owner may see' from tables
  where relkind = 'm' or relkind = 'f' or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)
-- no other policy opens what row-level security closes
union all select name || ': nobody knows the policy ' || policyname from policies
  where policyname not in ('tenant_isolation', 'definer')
    and concat_ws(' ', name, policyname, cmd, roles) <> all ($2::text[])
union all select name || ': the policy security-definer function is for the security-definer functions to read' from policies
  where policyname = 'definer' and (roles <> 'waqtor_definer' or cmd <> 'SELECT')
union all select split_part(known, ' ', 1) || ': the policy ' || split_part(known, ' ', 2) || ' is gone'
  from unnest($2::text[]) known
  where not exists (select from policies where concat_ws(' ', name, policyname, cmd, roles) = known)
union all select name || ': row-level security by person is off' from tables
  where name in ('users', 'password_resets') and not (relrowsecurity and relforcerowsecurity)
-- the two roles have no way around
union all select rolname || ': may bypass row-level security' from app where rolbypassrls
union all select rolname || ': is a superuser' from app where rolsuper
union all select rolname || ': may make roles or databases' from app where rolcreaterole or rolcreatedb
union all select rolname || ': may replicate the server' from app where rolreplication
union all select 'waqtor_definer: may sign in' from app where rolname = 'waqtor_definer' and rolcanlogin
union all select 'waqtor_app: may make temporary tables' where has_database_privilege('waqtor_app', current_database(), 'temporary, create')
union all select proname || ': makes large objects' from pg_proc
  where proname in ('lo_create', 'lo_creat', 'lo_from_bytea') and has_function_privilege('waqtor_app', oid, 'execute')
union all select a.rolname || ': is a member of ' || g.rolname from pg_auth_members m
  join app a on a.oid = m.member join pg_roles g on g.oid = m.roleid
union all select rolname || ': owns the table ' || name from tables join app on app.oid = relowner
union all select rolname || ': owns the function ' || proname from functions join app on app.oid = proowner
  where not (rolname = 'waqtor_definer' and proname like 'definer\\_%')
union all select 'waqtor_app: owns the schema or may add to it' where has_schema_privilege('waqtor_app', 'public', 'create')
union all select 'waqtor_definer: may add to the schema' where has_schema_privilege('waqtor_definer', 'public', 'create')
union all select name || ': waqtor_app may truncate it, refer to it or hang triggers on it' from tables
  where has_table_privilege('waqtor_app', oid, 'truncate, references, trigger')
union all select name || ': waqtor_definer may write it' from tables
  where has_table_privilege('waqtor_definer', oid, 'insert, update, truncate')
    or has_table_privilege('waqtor_definer', oid, 'delete') and name <> 'audit_events'
union all select name || ': waqtor_app may change what is append-only' from tables
  where name = 'audit_events' and has_table_privilege('waqtor_app', oid, 'update, delete')
union all select name || '.' || a.attname || ': waqtor_definer may read its words' from tables
  join pg_attribute a on a.attrelid = tables.oid and a.attnum > 0 and not a.attisdropped
  where name <> 'schema_migrations' and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'bytea'::regtype, 'tsvector'::regtype)
    and has_column_privilege('waqtor_definer', tables.oid, a.attnum, 'select') and name || '.' || a.attname <> all ($5::text[])
-- the security-definer functions are the ones we know, and give away what we know
union all select proname || ': runs as its owner and is no known security-definer function' from functions
  where prosecdef and signature <> all ($4::text[])
union all select split_part(known, ' ', 1) || ': is gone, or gives away something else' from unnest($4::text[]) known
  where not exists (select from functions where signature = known and prosecdef)
union all select proname || ': is a security-definer function that waqtor_definer does not own' from functions
  where proname like 'definer\\_%' and proowner <> 'waqtor_definer'::regrole
union all select proname || ': is open to everybody' from functions
  where prosecdef and (proacl is null or exists (select from aclexplode(proacl) where grantee = 0))
union all select proname || ': looks names up where its caller can plant some' from functions
  where prosecdef and not coalesce('search_path=public, pg_temp' = any (proconfig), false)`;
