import type { TestDatabase } from '@waqtor/testing';
import { newId } from '../../platform/ids.ts';

/* Tables that grow with traffic, and the statistics a planner may have about them. */

export const growing = [
  'contacts',
  'contact_aliases',
  'contact_identity_spans',
  'conversations',
  'conversation_activities',
  'messages',
  'outbox',
  'waiting_statuses',
  'webhook_items',
  'media',
  'search_documents',
];

export interface Grown {
  tenantId: string;
  sessionId: string;
}

/** Inserts a tenant with one number and `count` rows in each of these tables. */
export async function grow({ admin }: TestDatabase, count: number): Promise<Grown> {
  const tenantId = newId();
  const sessionId = newId();
  await admin.db.insertInto('tenants').values({ id: tenantId, name: 'Café Atlas' }).execute();
  await admin.db
    .insertInto('sessions')
    .values({ id: sessionId, tenantId, engine: 'cloud', name: 'Shop', credentials: Buffer.alloc(0) })
    .execute();
  await admin.db.insertInto('sendQueues').values({ sessionId, tenantId }).execute();
  await admin.pool.query(GROW(count, tenantId, sessionId));
  return { tenantId, sessionId };
}

const GROW = (count: number, tenant: string, session: string) => `
with numbers as materialized (
  select n, gen_random_uuid() as contact, gen_random_uuid() as conversation, gen_random_uuid() as message
  from generate_series(1, ${count}) n
), a as (
  insert into contacts (id, tenant_id, phone, bsuid, lid, username, name)
  select contact, '${tenant}', '+' || n, 'MA.' || n, n || '@lid', 'user' || n, 'Name ' || n from numbers returning 1
), b as (
  insert into contact_aliases (tenant_id, kind, value, contact_id)
  select '${tenant}', 'bsuid', 'MA.old.' || n, contact from numbers returning 1
), c as (
  insert into contact_identity_spans (tenant_id, kind, value, contact_id)
  select '${tenant}', 'bsuid', 'MA.old.' || n, contact from numbers returning 1
), d as (
  insert into conversations (id, tenant_id, session_id, contact_id, last_message_at)
  select conversation, '${tenant}', '${session}', contact, now() from numbers returning 1
), d2 as (
  insert into conversation_activities (id, tenant_id, conversation_id, at, kind, actor_kind, details)
  select message, '${tenant}', conversation, now(), 'status_changed', 'system', '{}' from numbers returning 1
), e as (
  insert into messages (id, tenant_id, session_id, conversation_id, contact_id, direction, origin, kind, provider_id, content, at)
  select message, '${tenant}', '${session}', conversation, contact, 'out', 'agent', 'text', 'wamid.' || n, '{}', now()
  from numbers returning 1
), f as (
  insert into outbox (message_id, tenant_id, session_id, conversation_id, contact_id, due_at)
  select message, '${tenant}', '${session}', conversation, contact, now() from numbers returning 1
), g as (
  insert into waiting_statuses (id, tenant_id, session_id, provider_id, fingerprint, step, status, at)
  select message, '${tenant}', '${session}', 'wamid.' || n, '', 'sent', '{}', now() from numbers returning 1
), h as (
  insert into webhook_items (id, tenant_id, session_id, fingerprint, field, kind, payload, received_at)
  select message, '${tenant}', '${session}', n::text::bytea, 'x', 'y', '{}', now() from numbers returning 1
), i as (
  insert into media (id, tenant_id, session_id, message_id, next_attempt_at)
  select message, '${tenant}', '${session}', message, now() from numbers returning 1
)
insert into search_documents (ref_id, tenant_id, kind, conversation_id, at, terms)
select message, '${tenant}', 'message', conversation, now(), '' from numbers`;

/** Turns automatic statistics off from here on. */
export async function withoutAutovacuum({ admin }: TestDatabase): Promise<void> {
  for (const table of growing)
    await admin.pool.query(`alter table ${table} set (autovacuum_enabled = false)`);
}

/** Removes all statistics, as after a restore or on a new database. */
export async function forgetStatistics({ admin }: TestDatabase): Promise<void> {
  await admin.pool.query(
    `delete from pg_statistic where starelid = any (select oid from pg_class where relname = any ($1))`,
    [growing],
  );
  await admin.pool.query(
    `update pg_class set reltuples = -1, relpages = 0 where oid = any (
       select c.oid from pg_class c where c.relname = any ($1)
       union select i.indexrelid from pg_index i join pg_class c on c.oid = i.indrelid where c.relname = any ($1))`,
    [growing],
  );
}
