import { type Tx, withTenants } from '@waqtor/db';
import { buildTeam, buildWorld, testDatabase } from '@waqtor/testing';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import {
  type ConversationFilters,
  type ConversationOrder,
  listConversations,
} from '../conversations.store.ts';

const database = await testDatabase();
const now = Date.parse('2026-11-20T09:00:00Z');
let tenant: string;
let busy: string;
let quiet: string;
let agent: string;
let team: string;
const [rare, common] = [newId(), newId()];

// As in a mature inbox: nearly all conversations are resolved, one number has most of them, and one agent has
// a tenth of them.
beforeAll(async () => {
  const { tenantId, members, sessions } = await buildWorld(database, {
    members: ['agent'],
    sessions: [{}, {}],
  });
  tenant = tenantId;
  [{ id: agent }] = members;
  [busy, quiet] = sessions;
  team = await buildTeam(database, tenant, [agent]);
  const { pool } = database.admin;
  await pool.query(
    `insert into contacts (id, tenant_id, phone)
     select gen_random_uuid(), $1, '+' || (212600000000 + g) from generate_series(1, 20000) g`,
    [tenant],
  );
  await pool.query(
    `insert into conversations
       (id, tenant_id, session_id, contact_id, state, assignee_id, team_id, unread_count, window_expires_at,
        last_message_at, is_awaiting_reply)
     select gen_random_uuid(), $1, case when n % 400 = 0 then $3::uuid else $2::uuid end, id,
       (array['resolved', 'open', 'pending', 'snoozed'])[case when n % 25 = 0 then 2 + n / 25 % 3 else 1 end],
       case when n % 10 = 0 then $4::uuid end, case when n % 20 = 0 then $6::uuid end, (n % 100 = 0)::int,
       $5::timestamptz + n * interval '10 seconds', $5::timestamptz - n * interval '3 minutes', n % 2 = 0
     from (select id, row_number() over () as n from contacts where tenant_id = $1) c`,
    [tenant, busy, quiet, agent, new Date(now), team],
  );
  await database.admin.db
    .insertInto('tags')
    .values([
      { id: rare, tenantId: tenant, name: 'rare', nameKey: 'rare', color: 'red' },
      { id: common, tenantId: tenant, name: 'common', nameKey: 'common', color: 'blue' },
    ])
    .execute();
  await pool.query(
    `insert into conversation_tags (tenant_id, tag_id, conversation_id)
     select $1, tag.id, v.id from (values ($2::uuid, 400), ($3::uuid, 2)) tag (id, nth),
       (select id, row_number() over () as n from conversations where tenant_id = $1) v
     where v.n % tag.nth = 0`,
    [tenant, rare, common],
  );
  await pool.query('vacuum analyze conversations, conversation_tags');
});

const filters: [string, () => ConversationFilters, ConversationOrder?][] = [
  ['everything', () => ({})],
  ['one state', () => ({ states: ['open'] })],
  ['several states', () => ({ states: ['open', 'pending', 'snoozed'] })],
  ['a busy number', () => ({ sessionId: busy })],
  ['a quiet number', () => ({ sessionId: quiet })],
  ['mine', () => ({ assigneeId: agent })],
  ['mine and open', () => ({ assigneeId: agent, states: ['open'] })],
  ['nobody’s', () => ({ assigneeId: null })],
  ['one team', () => ({ teamId: team })],
  ['one team and open', () => ({ teamId: team, states: ['open'] })],
  ['no team', () => ({ teamId: null })],
  ['unread', () => ({ isUnread: true })],
  ['a rare tag', () => ({ tagIds: [rare] })],
  ['a common tag', () => ({ tagIds: [common] })],
  [
    'a rare tag and several states',
    () => ({ tagIds: [rare], states: ['open', 'pending', 'snoozed', 'resolved'] }),
  ],
  ['one of two tags', () => ({ tagIds: [rare, common] })],
  ['everything, oldest first', () => ({}), 'oldest'],
  ['several states, oldest first', () => ({ states: ['open', 'pending'] }), 'oldest'],
  ['waiting', () => ({ isAwaitingReply: true }), 'oldest'],
  ['waiting and open', () => ({ isAwaitingReply: true, states: ['open'] }), 'oldest'],
  [
    'an open window, next to close first',
    () => ({ windowExpires: { after: new Date(now), until: null } }),
    'window_closing',
  ],
  ['a closing window', () => ({ windowExpires: { after: new Date(now), until: new Date(now + 7_200_000) } })],
];

/** Returns the number of rows of `conversations` that this connection has read so far. */
async function rowsRead(tx: Tx): Promise<number> {
  const { rows } = await tx.client.query(
    `select coalesce(idx_tup_fetch, 0) + seq_tup_read as read
     from pg_stat_xact_user_tables where relname = 'conversations'`,
  );
  return Number(rows[0].read);
}

test.each(filters)(
  'a page of %s reads little more than its own rows, at the beginning and deep in the list',
  async (_name, of, order = 'newest') => {
    for (const daysBack of [0, 20]) {
      const startMs = { newest: 0, oldest: -42, window_closing: 0 }[order] * 86_400_000;
      const stepMs =
        (order === 'newest' ? -86_400_000 : order === 'oldest' ? 86_400_000 : 3_600_000) * daysBack;
      const after = { at: new Date(now + startMs + stepMs).toISOString(), id: tenant };
      const page = await withTenants(database.db, [tenant], async (tx) => {
        const before = await rowsRead(tx);
        const rows = await listConversations(tx, tenant, of(), { limit: 50, order, after });
        return { rows: rows.length, read: (await rowsRead(tx)) - before };
      });
      if (daysBack === 0) expect(page.rows).toBeGreaterThan(20);
      expect(page.read).toBeGreaterThanOrEqual(page.rows);
      // A page of each of the four states, and a few rows of others between them: 214 of the 20,000, when this was
      // written. How many are skipped depends on the plan, so the bound leaves room for one more page.
      expect(page.read).toBeLessThanOrEqual(51 * 5);
    }
  },
);
