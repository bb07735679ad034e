import type { Database } from '@waqtor/db';
import { Pool } from 'undici';
import { v7 } from 'uuid';
import { median } from './rounds.ts';
import {
  type Business,
  call,
  openBusiness,
  openSandbox,
  type SandboxNumber,
  uuidOf,
  waitFor,
} from './setup/business.ts';
import { openStage } from './setup/stage.ts';
import type { Figure } from './table.ts';

const MESSAGES = 8_000;
const CONCURRENCY = 64;
const ROUNDS = 3;

/**
 * Measures one send queue without rate limits into the sandbox, against a bare loop of POSTs with the same
 * concurrency. The ledger counts the messages.
 */
export async function benchSend(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const sandbox = await openSandbox(stage);
    const settings = { messagesPerSecond: 100_000, enforcePairRateLimit: false };
    const ours = await openBusiness(stage, sandbox, { name: 'ours', settings });
    const bare = await call<SandboxNumber>(`${sandbox}/sandbox/numbers`, { rules: 'off' });
    const admin = stage.admin(ours.databaseUrl);
    await seedThreads(admin, ours);
    const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    let surplus = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const count = round === 0 ? 1_000 : MESSAGES;
      const bareRate = await loop(sandbox, bare, count);
      const ourRate = await sendQueue(sandbox, ours, admin, count);
      if (round === 0) continue;
      rates.bare.push(bareRate);
      rates.ours.push(ourRate);
    }
    const { summary } = await call<{ summary: { surplusSends: number } }>(
      `${sandbox}/sandbox/ledger?list=sends&limit=1`,
    );
    surplus = summary.surplusSends;
    const ratios = rates.ours.map((rate, i) => rate / (rates.bare[i] ?? Number.NaN));
    return [
      { what: 'messages/s through a send queue', value: median(rates.ours), unit: '/s' },
      { what: 'bare undici loop', value: median(rates.bare), unit: '/s' },
      {
        what: 'send queue / bare loop',
        value: median(ratios),
        unit: '×',
        bound: { at: 'least', value: 0.4 },
      },
      { what: 'sent twice, by the ledger', value: surplus, unit: '', bound: { at: 'most', value: 0 } },
    ];
  } finally {
    await stage.stop();
  }
}

async function loop(sandbox: string, number: SandboxNumber, count: number): Promise<number> {
  const pool = new Pool(sandbox, { connections: CONCURRENCY });
  let sent = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (sent < count) {
        const n = sent++;
        const { statusCode, body } = await pool.request({
          path: `/v26.0/${number.pnid}/messages`,
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${number.token}` },
          body: JSON.stringify({
            messaging_product: 'whatsapp',
            recipient_type: 'individual',
            to: `2127${String(n % 500).padStart(8, '0')}`,
            type: 'text',
            text: { body: `Message ${n}` },
            biz_opaque_callback_data: v7(),
          }),
        });
        await body.json();
        if (statusCode !== 200) throw new Error(`the sandbox answered ${statusCode}`);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.close();
  return count / seconds;
}

/**
 * Inserts the messages as rows, wakes the send queue up, and measures the time until the sandbox's ledger
 * contains all of them.
 */
async function sendQueue(sandbox: string, ours: Business, admin: Database, count: number): Promise<number> {
  const sends = async () => {
    const { summary } = await call<{ summary: { sends: number } }>(
      `${sandbox}/sandbox/ledger?list=sends&limit=1`,
    );
    return summary.sends;
  };
  const before = await sends();
  const sessionId = uuidOf(ours.sessionId);
  await queue(admin, sessionId, count);
  const startedAt = performance.now();
  await admin.pool.query('select pg_notify($1, $2)', ['waqtor_wake_up', `sendQueue:${sessionId}`]);
  await waitFor(async () => ((await sends()) - before >= count ? true : undefined));
  const seconds = (performance.now() - startedAt) / 1_000;
  await waitFor(async () => {
    const { rows } = await admin.pool.query<{ left: number }>('select count(*)::int as left from outbox');
    return rows[0]?.left === 0 ? true : undefined;
  });
  return count / seconds;
}

async function seedThreads(admin: Database, ours: Business): Promise<void> {
  await admin.pool.query(
    `with new_contacts as (
       insert into contacts (id, tenant_id, phone)
       select c.id, s.tenant_id, '+2127' || lpad(n::text, 8, '0')
       from sessions s, unnest($2::uuid[]) with ordinality c (id, n) where s.id = $1
       returning id, tenant_id)
     insert into conversations (id, tenant_id, session_id, contact_id, last_message_at, window_expires_at)
     select id, tenant_id, $1, id, now(), now() + interval '1 day' from new_contacts`,
    [uuidOf(ours.sessionId), Array.from({ length: 500 }, () => v7())],
  );
}

async function queue(admin: Database, sessionId: string, count: number): Promise<void> {
  await admin.pool.query(
    `with thread as (select *, row_number() over (order by id) - 1 as n from conversations where session_id = $1),
     new_messages as (
       insert into messages (id, tenant_id, session_id, conversation_id, contact_id, direction, origin, kind, text, content, at)
       select m.id, t.tenant_id, t.session_id, t.id, t.contact_id, 'out', 'api', 'text', 'Message ' || m.n,
              jsonb_build_object('type', 'text', 'text', 'Message ' || m.n), now()
       from unnest($2::uuid[]) with ordinality m (id, n) join thread t on t.n = m.n % 500
       returning *)
     insert into outbox (message_id, tenant_id, session_id, conversation_id, contact_id, due_at)
     select id, tenant_id, session_id, conversation_id, contact_id, now() from new_messages`,
    [sessionId, Array.from({ length: count }, () => v7())],
  );
}
