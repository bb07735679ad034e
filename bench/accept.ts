import type { Database } from '@waqtor/db';
import { v7 } from 'uuid';
import { buildRequest } from './load/load.ts';
import { seedSent, supply } from './load/webhooks.ts';
import { driveRounds } from './rounds.ts';
import { type Business, openBusiness, openSandbox, uuidOf } from './setup/business.ts';
import { openStage } from './setup/stage.ts';
import type { Figure } from './table.ts';

const CONNECTIONS = 64;
const CONTACTS = 1_000;
/** The connector role is missing, so accepted messages stay in the outbox and only accepting is measured. */
const ROLES = 'api,gateway,worker';

/**
 * Measures `POST /messages/send` to the contacts of one tenant with the product's batching, compared with a
 * variant with one transaction per request (same checks, same rows), and with the intake rate. The variants
 * run alternately, so that noise affects all of them.
 */
export async function benchAccept(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const sandbox = await openSandbox(stage);
    const ours = await openBusiness(stage, sandbox, { name: 'ours', env: { ROLES } });
    const naive = await openBusiness(stage, sandbox, {
      name: 'naive',
      env: { ROLES, SENDING_BATCH_ITEMS: '1', SENDING_IN_FLIGHT: '20' },
    });
    const sent = await seedSent(stage.admin(ours.databaseUrl), ours, 40_000);
    const drivers = [
      {
        url: ours.url,
        connections: CONNECTIONS,
        next: await sends(stage.admin(ours.databaseUrl), ours),
        accepts: 202,
      },
      {
        url: naive.url,
        connections: CONNECTIONS,
        next: await sends(stage.admin(naive.databaseUrl), naive),
        accepts: 202,
      },
      {
        url: ours.url,
        connections: 2 * CONNECTIONS,
        next: supply(ours, { url: ours.url, path: ours.webhookPath }, sent, 'ours'),
        accepts: 200,
      },
    ];
    const { perSecond, p99, failed } = await driveRounds(drivers);
    const [oursRate, naiveRate, intakeRate] = perSecond as [number, number, number];
    return [
      { what: 'messages accepted/s, ours', value: oursRate, unit: '/s' },
      { what: 'one transaction per request', value: naiveRate, unit: '/s' },
      { what: 'intake, webhooks/s', value: intakeRate, unit: '/s' },
      {
        what: 'ours / one transaction per request',
        value: oursRate / naiveRate,
        unit: '×',
        bound: { at: 'least', value: 8 },
      },
      { what: 'ours / intake', value: oursRate / intakeRate, unit: '×', bound: { at: 'least', value: 0.5 } },
      {
        what: 'p99 at 64 connections',
        value: p99[0] ?? Number.NaN,
        unit: 'ms',
        bound: { at: 'most', value: 250 },
      },
      { what: 'other answers', value: failed, unit: '', bound: { at: 'most', value: 0 } },
    ];
  } finally {
    await stage.stop();
  }
}

/**
 * Generates an endless supply of sends to customers who wrote today: half are addressed by conversation, the
 * others by contact and by phone.
 */
async function sends(admin: Database, { sessionId, accessToken, url }: Business): Promise<() => Buffer> {
  const contacts = Array.from({ length: CONTACTS }, () => v7());
  const conversations = contacts.map(() => v7());
  await admin.pool.query(
    `with made as (
       insert into contacts (id, tenant_id, phone)
       select c.id, s.tenant_id, '+2127' || lpad(n::text, 8, '0')
       from sessions s, unnest($2::uuid[]) with ordinality c (id, n) where s.id = $1
       returning id, tenant_id)
     insert into conversations (id, tenant_id, session_id, contact_id, last_message_at, window_expires_at)
     select v.id, made.tenant_id, $1, made.id, now(), now() + interval '1 day'
     from made join unnest($2::uuid[], $3::uuid[]) v (contact_id, id) on v.contact_id = made.id`,
    [uuidOf(sessionId), contacts, conversations],
  );
  await admin.pool.query('analyze');
  const host = new URL(url).host;
  const publicId = (prefix: string, id: string | undefined) => `${prefix}_${id?.replaceAll('-', '')}`;
  let sent = 0;
  return () => {
    const n = sent++;
    const i = (n * 7) % CONTACTS;
    const recipient = [
      { conversationId: publicId('cnv', conversations[i]) },
      { contactId: publicId('con', contacts[i]) },
      { conversationId: publicId('cnv', conversations[i]) },
      { to: `+2127${String(i + 1).padStart(8, '0')}` },
    ][n % 4];
    const body = JSON.stringify({ ...recipient, text: `Your parcel ${n} leaves today and arrives tomorrow` });
    return buildRequest(host, '/api/v1/messages/send', body, { authorization: `Bearer ${accessToken}` });
  };
}
