// Generated from the migrations by "npm run generate"; do not edit.
import { sql } from 'kysely';
import type { Queryable } from './connection/database.ts';

export async function definerAbandonedFiles({ db }: Queryable, args: { maxRows: number }): Promise<{ storageKey: string; tenantId: string }[]> {
  const { rows } = await sql<{ storageKey: string; tenantId: string }>`select storage_key, tenant_id from definer_abandoned_files(${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerAgedRowTenants({ db }: Queryable, args: { wanted: string; before: Date | string }): Promise<{ tenantId: string }[]> {
  const { rows } = await sql<{ tenantId: string }>`select tenant_id from definer_aged_row_tenants(${args.wanted}::text, ${args.before}::timestamp with time zone)`.execute(db);
  return rows;
}

export async function definerApiKeyTenant({ db }: Queryable, args: { keyId: string }): Promise<string | null> {
  const { rows } = await sql<{ value: string | null }>`select definer_api_key_tenant(${args.keyId}::uuid) as value`.execute(db);
  return rows[0]?.value ?? null;
}

export async function definerDueBlocks({ db }: Queryable, args: { at: Date | string; maxRows: number }): Promise<{ sessionId: string; contactId: string; tenantId: string }[]> {
  const { rows } = await sql<{ sessionId: string; contactId: string; tenantId: string }>`select session_id, contact_id, tenant_id from definer_due_blocks(${args.at}::timestamp with time zone, ${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerDueChecks({ db }: Queryable, args: { engines: readonly string[]; before: Date | string; maxRows: number }): Promise<{ sessionId: string; tenantId: string }[]> {
  const { rows } = await sql<{ sessionId: string; tenantId: string }>`select session_id, tenant_id from definer_due_checks(${args.engines}::text[], ${args.before}::timestamp with time zone, ${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerDueMedia({ db }: Queryable, args: { at: Date | string; maxRows: number; without: readonly string[] }): Promise<{ mediaId: string; tenantId: string }[]> {
  const { rows } = await sql<{ mediaId: string; tenantId: string }>`select media_id, tenant_id from definer_due_media(${args.at}::timestamp with time zone, ${args.maxRows}::integer, ${args.without}::uuid[])`.execute(db);
  return rows;
}

export async function definerDueReceipts({ db }: Queryable, args: { at: Date | string; maxRows: number }): Promise<{ conversationId: string; tenantId: string }[]> {
  const { rows } = await sql<{ conversationId: string; tenantId: string }>`select conversation_id, tenant_id from definer_due_receipts(${args.at}::timestamp with time zone, ${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerDueSendQueues({ db }: Queryable, args: { at: Date | string; maxRows: number }): Promise<{ sessionId: string; tenantId: string }[]> {
  const { rows } = await sql<{ sessionId: string; tenantId: string }>`select session_id, tenant_id from definer_due_send_queues(${args.at}::timestamp with time zone, ${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerDueSnoozes({ db }: Queryable, args: { at: Date | string; maxRows: number }): Promise<{ conversationId: string; tenantId: string }[]> {
  const { rows } = await sql<{ conversationId: string; tenantId: string }>`select conversation_id, tenant_id from definer_due_snoozes(${args.at}::timestamp with time zone, ${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerDueWindowReminders({ db }: Queryable, args: { at: Date | string; maxRows: number }): Promise<{ conversationId: string; tenantId: string }[]> {
  const { rows } = await sql<{ conversationId: string; tenantId: string }>`select conversation_id, tenant_id from definer_due_window_reminders(${args.at}::timestamp with time zone, ${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerHasOwner({ db }: Queryable): Promise<boolean | null> {
  const { rows } = await sql<{ value: boolean | null }>`select definer_has_owner() as value`.execute(db);
  return rows[0]?.value ?? null;
}

export async function definerKnowsVerifyToken({ db }: Queryable, args: { hash: Buffer }): Promise<boolean | null> {
  const { rows } = await sql<{ value: boolean | null }>`select definer_knows_verify_token(${args.hash}::bytea) as value`.execute(db);
  return rows[0]?.value ?? null;
}

export async function definerMediaTenant({ db }: Queryable, args: { mediaId: string }): Promise<string | null> {
  const { rows } = await sql<{ value: string | null }>`select definer_media_tenant(${args.mediaId}::uuid) as value`.execute(db);
  return rows[0]?.value ?? null;
}

export async function definerOldestDue({ db }: Queryable, args: { at: Date | string }): Promise<{ kind: string; dueAt: Date | null }[]> {
  const { rows } = await sql<{ kind: string; dueAt: Date | null }>`select kind, due_at from definer_oldest_due(${args.at}::timestamp with time zone)`.execute(db);
  return rows;
}

export async function definerRedactionTenants({ db }: Queryable, args: { maxRows: number }): Promise<{ tenantId: string }[]> {
  const { rows } = await sql<{ tenantId: string }>`select tenant_id from definer_redaction_tenants(${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerSearch({ db }: Queryable, args: { query: string; also: string | null; wantedKind: string; beforeAt: Date | string; beforeId: string; maxRows: number }): Promise<{ refId: string; conversationId: string | null; at: string }[]> {
  const { rows } = await sql<{ refId: string; conversationId: string | null; at: string }>`select ref_id, conversation_id, at from definer_search(${args.query}::tsquery, ${args.also}::tsquery, ${args.wantedKind}::text, ${args.beforeAt}::timestamp with time zone, ${args.beforeId}::uuid, ${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerSessionRoutes({ db }: Queryable, args: { sessionIds: readonly string[]; phoneNumberIds: readonly string[]; wabaIds: readonly string[] }): Promise<{ sessionId: string; tenantId: string }[]> {
  const { rows } = await sql<{ sessionId: string; tenantId: string }>`select session_id, tenant_id from definer_session_routes(${args.sessionIds}::uuid[], ${args.phoneNumberIds}::text[], ${args.wabaIds}::text[])`.execute(db);
  return rows;
}

export async function definerSettleableStatuses({ db }: Queryable, args: { since: Date | string; maxRows: number }): Promise<{ statusId: string; tenantId: string }[]> {
  const { rows } = await sql<{ statusId: string; tenantId: string }>`select status_id, tenant_id from definer_settleable_statuses(${args.since}::timestamp with time zone, ${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerTenantsWithDuePushes({ db }: Queryable, args: { at: Date | string; maxRows: number }): Promise<{ tenantId: string }[]> {
  const { rows } = await sql<{ tenantId: string }>`select tenant_id from definer_tenants_with_due_pushes(${args.at}::timestamp with time zone, ${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerTenantsWithEventsBefore({ db }: Queryable, args: { before: Date | string }): Promise<{ tenantId: string }[]> {
  const { rows } = await sql<{ tenantId: string }>`select tenant_id from definer_tenants_with_events_before(${args.before}::timestamp with time zone)`.execute(db);
  return rows;
}

export async function definerTenantsWithIdempotencyKeysBefore({ db }: Queryable, args: { before: Date | string }): Promise<{ tenantId: string }[]> {
  const { rows } = await sql<{ tenantId: string }>`select tenant_id from definer_tenants_with_idempotency_keys_before(${args.before}::timestamp with time zone)`.execute(db);
  return rows;
}

export async function definerTenantsWithNotificationsBefore({ db }: Queryable, args: { before: Date | string }): Promise<{ tenantId: string }[]> {
  const { rows } = await sql<{ tenantId: string }>`select tenant_id from definer_tenants_with_notifications_before(${args.before}::timestamp with time zone)`.execute(db);
  return rows;
}

export async function definerTenantsWithUnattachedUploadsBefore({ db }: Queryable, args: { before: Date | string }): Promise<{ tenantId: string }[]> {
  const { rows } = await sql<{ tenantId: string }>`select tenant_id from definer_tenants_with_unattached_uploads_before(${args.before}::timestamp with time zone)`.execute(db);
  return rows;
}

export async function definerTrimAuditEvents({ db }: Queryable, args: { before: Date | string; maxRows: number }): Promise<number | null> {
  const { rows } = await sql<{ value: number | null }>`select definer_trim_audit_events(${args.before}::timestamp with time zone, ${args.maxRows}::integer) as value`.execute(db);
  return rows[0]?.value ?? null;
}

export async function definerUnassignedTeams({ db }: Queryable, args: { maxRows: number }): Promise<{ teamId: string; tenantId: string }[]> {
  const { rows } = await sql<{ teamId: string; tenantId: string }>`select team_id, tenant_id from definer_unassigned_teams(${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerUnreadLogs({ db }: Queryable, args: { readerName: string; afterTenant: string; maxRows: number }): Promise<{ tenantId: string }[]> {
  const { rows } = await sql<{ tenantId: string }>`select tenant_id from definer_unread_logs(${args.readerName}::text, ${args.afterTenant}::uuid, ${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function definerUserByEmail({ db }: Queryable, args: { address: string }): Promise<string | null> {
  const { rows } = await sql<{ value: string | null }>`select definer_user_by_email(${args.address}::text) as value`.execute(db);
  return rows[0]?.value ?? null;
}

export async function deleteUnattachedUploads({ db }: Queryable, args: { ofTenant: string; before: Date | string; maxRows: number }): Promise<{ storageKey: string }[]> {
  const { rows } = await sql<{ storageKey: string }>`select storage_key from delete_unattached_uploads(${args.ofTenant}::uuid, ${args.before}::timestamp with time zone, ${args.maxRows}::integer)`.execute(db);
  return rows;
}

export async function unattachedUploadBytes({ db }: Queryable, args: { ofTenant: string }): Promise<number | null> {
  const { rows } = await sql<{ value: number | null }>`select unattached_upload_bytes(${args.ofTenant}::uuid) as value`.execute(db);
  return rows[0]?.value ?? null;
}
