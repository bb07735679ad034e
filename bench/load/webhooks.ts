import { createHmac } from 'node:crypto';
import type { Database } from '@waqtor/db';
import { v7 } from 'uuid';
import { type Business, uuidOf } from '../setup/business.ts';
import { buildRequest } from './load.ts';

/*
 * Webhooks as Meta sends them to a busy number: a quarter are inbound messages, three quarters are statuses
 * of sent messages.
 */

/** The statuses of one message, in the order in which WhatsApp sends them. */
export const steps = ['sent', 'delivered', 'read'];
const words = [
  'شكرا',
  'bonjour',
  'hello',
  'الشقة',
  'merci',
  'tomorrow',
  'متى',
  'livraison',
  'price',
  'اليوم',
];

/**
 * Inserts the sent messages to which the statuses refer, as rows in the state in which the dispatcher leaves
 * them.
 */
export async function seedSent(admin: Database, business: Business, count: number): Promise<string[]> {
  const sessionId = uuidOf(business.sessionId);
  const ids = Array.from({ length: count }, (_, i) => `wamid.sent.${business.number.pnid}.${i}`);
  const { rows } = await admin.pool.query<{ tenant_id: string }>(
    'select tenant_id from sessions where id = $1',
    [sessionId],
  );
  const tenantId = rows[0]?.tenant_id;
  const contacts = Array.from({ length: 1_000 }, () => v7());
  await admin.pool.query(
    `insert into contacts (id, tenant_id, phone) select id, $1, '+2126' || lpad(n::text, 8, '0') from unnest($2::uuid[]) with ordinality c (id, n)`,
    [tenantId, contacts],
  );
  await admin.pool.query(
    `insert into conversations (id, tenant_id, session_id, contact_id, last_message_at)
     select id, $1, $2, id, now() from unnest($3::uuid[]) c (id)`,
    [tenantId, sessionId, contacts],
  );
  await admin.pool.query(
    `insert into messages (id, tenant_id, session_id, conversation_id, contact_id, direction, origin, kind, provider_id, text, content, at)
     select m.id, $1, $2, m.contact_id, m.contact_id, 'out', 'api', 'text', m.provider_id, 'hello', '{"type":"text","text":"hello"}', now()
     from unnest($3::uuid[], $4::uuid[], $5::text[]) m (id, contact_id, provider_id)`,
    [tenantId, sessionId, ids.map(() => v7()), ids.map((_, i) => contacts[i % contacts.length]), ids],
  );
  await admin.pool.query('analyze');
  return ids;
}

/**
 * Generates an endless supply of signed requests: distinct messages, and each status of each sent message in
 * turn.
 */
export function supply(
  business: Pick<Business, 'number'>,
  target: { url: string; path: string },
  sent: string[],
  run: string,
): () => Buffer {
  const host = new URL(target.url).host;
  let inbound = 0;
  let statuses = 0;
  let count = 0;
  return () => {
    const isInbound = count++ % 4 === 0;
    const value = isInbound ? inboundValue(`${run}.${inbound++}`, inbound) : statusValue(sent, statuses++);
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: business.number.wabaId,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '15550001111', phone_number_id: business.number.pnid },
                ...value,
              },
            },
          ],
        },
      ],
    });
    const signature = createHmac('sha256', business.number.appSecret).update(body).digest('hex');
    return buildRequest(host, target.path, body, { 'x-hub-signature-256': `sha256=${signature}` });
  };
}

function inboundValue(id: string, n: number) {
  const from = `2126${String((n * 7) % 1_000).padStart(8, '0')}`;
  const text = Array.from({ length: 8 }, (_, i) => words[(n * 3 + i * i) % words.length]).join(' ');
  return {
    contacts: [{ profile: { name: `Customer ${n % 1_000}` }, wa_id: from }],
    messages: [
      {
        from,
        id: `wamid.${id}`,
        timestamp: String(Math.floor(Date.now() / 1_000)),
        type: 'text',
        text: { body: text },
      },
    ],
  };
}

function statusValue(sent: string[], n: number) {
  const id = sent[Math.floor(n / steps.length) % sent.length];
  const status = steps[n % steps.length];
  return {
    statuses: [
      {
        id,
        status,
        timestamp: String(Math.floor(Date.now() / 1_000)),
        recipient_id: '212600000001',
        pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' },
      },
    ],
  };
}
