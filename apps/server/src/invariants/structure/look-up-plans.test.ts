import { toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { providerId } from '@waqtor/provider';
import { testDatabase, until } from '@waqtor/testing';
import { beforeAll, expect, test } from 'vitest';
import { acceptMany, type SendRequest } from '../../features/sending/index.ts';
import { newId } from '../../platform/ids.ts';
import { indexLookUps } from '../../platform/index-look-ups.ts';
import { buildDispatcherWorld, engines, outboxOf } from '../../workers/dispatcher/testing.ts';
import { findAddressees } from '../../workers/intake/contacts/addressees.store.ts';
import { createIntake } from '../../workers/intake/intake.ts';
import { buildInboundMessage, buildInboundStatus } from '../../workers/intake/testing.ts';
import { forgetStatistics, grow, growing, withoutAutovacuum } from './growing-tables.ts';

/*
 * The statements run by every webhook and every send use exactly one index for each look-up, whatever
 * statistics the planner has. They are recorded from the running code, and explained with the server's login.
 */

/** Contacts are found by each current id, by earlier ids, and by those of contacts merged into them. */
const ofContacts = [
  'contact_aliases_contact',
  'contact_aliases_pkey',
  'contact_identity_spans_contact',
  'contact_identity_spans_pkey',
  'contacts_bsuid',
  'contacts_lid',
  'contacts_phone',
  'contacts_pkey',
  'contacts_username',
];

/** The indexes of the growing tables that each statement should use for its look-ups. */
const intended: Record<string, string[]> = {
  contacts_find_addressees: [
    'contact_aliases_pkey',
    'contacts_bsuid',
    'contacts_lid',
    'contacts_phone',
    'contacts_pkey',
  ],
  contacts_find_batch: ['contacts_pkey'],
  conversations_lock_free: ['conversations_contact', 'conversations_pkey'],
  conversations_lock: ['conversations_contact', 'conversations_pkey'],
  conversations_set_last_message: ['conversations_pkey'],
  media_attach: ['media_pkey'],
  media_lock_batch: ['media_pkey'],
  messages_find_referred: ['messages_pkey'],
  'delete from contact_aliases a using unnest($1::uui': ['contact_aliases_pkey'],
  intake_count_written: ['messages_thread'],
  intake_find_addressees: ['messages_pkey', 'messages_provider_id'],
  intake_find_answerers: ['messages_reply_to', 'messages_target'],
  intake_find_arrived: ['messages_provider_id'],
  intake_find_owners: ['messages_provider_id'],
  intake_find_twins: ['messages_provider_id'],
  intake_find_waiting_parties: ['waiting_statuses_provider_id'],
  intake_load_contacts: ofContacts,
  intake_glance_at_contacts: [...ofContacts, 'messages_pkey', 'messages_provider_id'].sort(),
  intake_lock_contacts: ofContacts,
  intake_lock_conversations: ['conversations_contact', 'conversations_pkey'],
  intake_lock_targets: ['messages_pkey', 'messages_provider_id'],
  intake_take_waiting: ['waiting_statuses_provider_id'],
  intake_touch_contacts: ['contacts_pkey'],
  intake_update_contacts: ['contacts_pkey'],
  intake_update_conversations: ['conversations_pkey'],
  intake_update_targets: ['messages_pkey'],
  send_queue_leave: ['outbox_pkey'],
  send_queue_lock_messages: ['messages_pkey'],
  send_queue_mark: ['contacts_pkey', 'conversations_pkey', 'media_message', 'messages_pkey', 'outbox_pkey'],
  send_queue_queue: ['media_message', 'outbox_send_queue'],
  send_queue_read: ['outbox_due'],
  send_queue_write_messages: ['messages_pkey'],
  'select c.* from unnest($1::uuid[], $2::text[]) as ': ['contacts_group'],
  'select conversation_id, priority, max(due_at) as d': ['outbox_due'],
  'select m.id from messages m join unnest($1::uuid[]': ['messages_pkey'],
  'select message_id from outbox where session_id = $': ['outbox_send_queue'],
  'update contacts c set parent_bsuid = v.parent_bsui': ['contacts_pkey'],
  'update contacts c set phone = null from unnest($1:': ['contacts_phone', 'contacts_pkey'],
  "update outbox set state = 'unknown', due_at = $1 w": ['outbox_pkey'],
  'with behind as ( select i.id, max(o.at + interval ': ['messages_pkey', 'messages_thread'],
  'with reported as ( select * from unnest($1::uuid[]': ['messages_pkey', 'outbox_pkey'],
};

/** Statements sent in one round trip (`platform/round-trip.ts`) use the indexes of their parts. */
function intendedOf(name: string): string[] | undefined {
  const parts = partsOf(recorded.get(name) ?? '').flatMap((part) => intended[part] ?? []);
  return name.startsWith('trip_') ? [...new Set(parts)].sort() : intended[name];
}

function partsOf(text: string): string[] {
  return [...text.matchAll(/^(?:with )?(\w+)_\d+ as \(/gm)].map((match) => match[1] ?? '');
}

const world = await buildDispatcherWorld();
const { platform } = world;
const recorded = new Map<string, string>();
world.database.db.pool.on('connect', (client) => {
  const query = client.query as (...args: unknown[]) => unknown;
  const record = (...args: unknown[]) => {
    const [given] = args as [string | { name?: string; text?: string } | undefined];
    const text = typeof given === 'string' ? given : given?.text;
    const name =
      (typeof given === 'object' ? given.name : undefined) ?? text?.trim().replace(/\s+/g, ' ').slice(0, 50);
    if (name && text && growing.some((table) => new RegExp(`\\b${table}\\b`).test(text)))
      recorded.set(name, text);
    return Reflect.apply(query, client, args);
  };
  Object.assign(client, { query: record });
});

beforeAll(async () => {
  const intake = createIntake(platform);
  const session = await world.session({ inboundLimitPerMinute: 60 });
  const at = new Date(world.now().getTime() - 60_000);
  const message = (id: string, given: Parameters<typeof buildInboundMessage>[1] = {}) =>
    buildInboundMessage(session, { at, providerId: providerId(id), ...given });
  const take = (...events: Parameters<typeof intake.submit>[0]) => intake.submit(events);

  await take(message('in.1', { contact: { phone: '+212699990001', bsuid: 'MA.1', username: 'amina' } }));
  await take(
    message('in.1'),
    message('in.2', { contact: { lid: '1@lid', phone: '+212699990002' }, groupId: 'group' }),
  );
  await take(
    message('in.3', { contact: { phone: '+212699990001', bsuid: 'MA.2', previous: { bsuid: 'MA.1' } } }),
  );
  await take(message('in.4', { contact: { phone: '+212699990001', bsuid: 'MA.3' } }));
  await take(message('in.5', { content: { type: 'image' }, media: { providerMediaId: 'file' } }));
  const earlier = new Date(at.getTime() - 120_000);
  await take(message('in.7', { at: new Date(at.getTime() + 1_000) }));
  await take(message('in.8', { at: earlier }));
  await take(message('in.9', { at: earlier }));
  await take(
    message('in.6', {
      content: { type: 'reaction', emoji: '+', targetProviderId: 'in.1' },
      targetProviderId: providerId('in.1'),
    }),
  );
  await take(message('in.10', { contact: { phone: '+212699990003' } }));
  await take(message('in.11', { contact: { phone: '+212699990003', profileName: 'Amina' } }));
  // A message reopens its conversation.
  await world.database.admin.db
    .updateTable('conversations')
    .set({ state: 'resolved' })
    .where('tenantId', '=', session.tenantId)
    .execute();
  await take(message('in.12', { contact: { phone: '+212699990003', profileName: 'Amina' } }));
  await withTenants(platform.db, [session.tenantId], (tx) =>
    findAddressees(tx, [{ sessionId: session.sessionId, providerId: 'in.1' }]),
  );
  await take(buildInboundStatus(session, { providerId: providerId('out.1') }));
  await take(message('out.1', { direction: 'out', origin: 'business_app' }));
  await take(buildInboundStatus(session, { providerId: providerId('out.1'), step: 'delivered' }));

  const { id } = await world.oneText(session);
  const dispatcher = world.dispatch();
  await until(async () => (await outboxOf(world.database, id)) === undefined, { what: 'the text to leave' });
  await take(
    buildInboundStatus(session, { providerId: providerId('lost'), callbackData: `msg_${'0'.repeat(32)}` }),
  );
  await dispatcher.stop();
  await acceptOfEveryKind(session);
  await intake.stop();
});

/** Accepts messages to known and new contacts, with files and references, as one batch of requests. */
async function acceptOfEveryKind({
  sessionId,
  tenantId,
}: {
  sessionId: string;
  tenantId: string;
}): Promise<void> {
  const { db } = world.database.admin;
  const known = await db
    .selectFrom('messages')
    .select(['id', 'conversationId', 'contactId'])
    .where('tenantId', '=', tenantId)
    .where('providerId', '=', 'in.1')
    .executeTakeFirstOrThrow();
  const mediaId = newId();
  const file = {
    id: mediaId,
    tenantId,
    state: 'stored' as const,
    storageKey: 'k',
    mimeType: 'image/png',
    size: 1,
  };
  await db.insertInto('media').values(file).execute();
  const drafts: SendRequest['draft'][] = [
    { type: 'content', content: { type: 'template', name: 'welcome', language: 'en' } },
    { type: 'file', file: { mediaId: toPublicId('media', mediaId) }, kind: undefined },
    { type: 'file', file: { url: 'https://a.example/a.png' }, kind: 'image' },
  ];
  const recipients = [
    { conversationId: known.conversationId },
    { contactId: known.contactId },
    { address: '+212612399999' },
  ];
  const scheduledAt = new Date(world.now().getTime() + 60_000);
  const common = { tenantId, origin: 'api', authorId: null, priority: 'normal' } as const;
  const requests = recipients.flatMap((recipient) =>
    drafts.flatMap((draft) =>
      [undefined, scheduledAt].map((at): SendRequest => {
        return {
          id: newId(),
          ...common,
          recipient,
          draft,
          scheduledAt: at,
          replyToMessageId: 'address' in recipient ? undefined : known.id,
          sessionId,
        };
      }),
    ),
  );
  const options = { platform, engines, now: world.now() };
  const outcomes = await withTenants(world.database.db, [tenantId], (tx) =>
    acceptMany(tx, requests, options),
  );
  // The same requests without waiting for locked conversations.
  const again = requests.map((request) => ({ ...request, id: newId() }));
  await withTenants(world.database.db, [tenantId], (tx) =>
    acceptMany(tx, again, { ...options, skipLocked: true }),
  );
  // The new contact's window is closed, so a file that is not scheduled is refused, twice.
  expect(outcomes.filter((outcome) => outcome.kind === 'refused')).toHaveLength(2);
}

const planned = await testDatabase();
const admin = planned.admin.pool;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

/**
 * Returns how a statement reads the growing tables, with a generic plan, which is the kind that a connection
 * caches.
 */
async function readsOf(text: string, tenantIds: readonly string[]): Promise<string[]> {
  const { rows } = await withTenants(
    planned.db,
    tenantIds,
    (tx) => tx.client.query(`explain (generic_plan, format json) ${text}`),
    { settings: indexLookUps },
  );
  const reads = new Set<string>();
  const visit = (node: PlanNode) => {
    const table = node['Relation Name'];
    const isRead = node['Node Type'].includes('Scan');
    if (isRead && table && growing.includes(table)) reads.add(node['Index Name'] ?? `all of ${table}`);
    for (const child of node.Plans ?? []) visit(child);
  };
  visit(rows[0]['QUERY PLAN'][0].Plan);
  return [...reads].sort();
}

async function allReads(tenantIds: readonly string[]): Promise<Record<string, string[]>> {
  const reads: Record<string, string[]> = {};
  for (const [name, text] of [...recorded].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const found = await readsOf(text, tenantIds);
    if (found.length > 0) reads[name] = found;
  }
  return reads;
}

test('every statement uses its index, whatever the table statistics', async () => {
  await withoutAutovacuum(planned);
  await forgetStatistics(planned);
  const states: Record<string, Record<string, string[]>> = {};
  const nobody = '00000000-0000-7000-8000-000000000000';
  states['an empty table'] = await allReads([nobody]);
  await admin.query('analyze');
  const tenants = [(await grow(planned, 10)).tenantId];
  states['its first rows, analyzed while empty'] = await allReads(tenants);
  tenants.push((await grow(planned, 2_000)).tenantId);
  states['grown, analyzed while empty'] = await allReads(tenants);
  await forgetStatistics(planned);
  states['grown, without statistics'] = await allReads(tenants);
  await admin.query('analyze');
  states.analyzed = await allReads(tenants);
  for (let n = 0; n < 40; n++) tenants.push((await grow(planned, 1)).tenantId);
  for (const table of ['contacts', 'media', 'webhook_items', 'waiting_statuses', 'messages', 'outbox']) {
    await admin.query(`delete from ${table} where tenant_id = $1`, [tenants[1]]);
  }
  await admin.query('analyze');
  states['many small tenants, analyzed'] = await allReads(tenants);
  tenants.push((await grow(planned, 2_000)).tenantId);
  states['one of many tenants grown since'] = await allReads(tenants);
  for (const [state, reads] of Object.entries(states)) {
    const wanted = Object.keys(reads).map((name) => [name, intendedOf(name)]);
    expect(reads, state).toEqual(Object.fromEntries(wanted));
  }
  // A look-up that did not run would not be tested. Which of the updates run depends on what was known of a
  // contact.
  const looked = Object.keys(intended).filter(
    (name) => !name.includes('touch') && !name.startsWith('update'),
  );
  const parts = new Set([...recorded.values()].flatMap(partsOf));
  expect(looked.filter((name) => !recorded.has(name) && !parts.has(name))).toEqual([]);
});
