import type { Database } from '@waqtor/db';
import { v7 } from 'uuid';
import { type Business, openBusiness, openSandbox, uuidOf } from './business.ts';
import { percentile } from './load.ts';
import { openStage } from './stage.ts';
import type { Figure } from './table.ts';

const SMALL = 10_000;
const LARGE = 1_000_000;
const CHUNK = 20_000;
const PER_CONVERSATION = 20;
const REPEATS = 60;

/** The first inbox page and a search, at a million messages against ten thousand; asked in turn, over HTTP. */
export async function benchList(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const sandbox = await openSandbox(stage);
    const small = await openBusiness(stage, sandbox, { name: 'small' });
    const large = await openBusiness(stage, sandbox, { name: 'large' });
    await seed(stage.admin(small.databaseUrl), small, SMALL);
    await seed(stage.admin(large.databaseUrl), large, LARGE);
    const asks = {
      'first inbox page': ['/conversations?limit=50'],
      'unread first page': ['/conversations?limit=50&unread=true'],
      // From the commonest word of the texts to one that stands in a single message, and one that stands in none.
      search: ['w1', 'w7', 'w90', 'w900', 'w9000', 'w29999', 'nowhere'].map(
        (word) => `/search?kind=messages&q=${word}`,
      ),
    };
    const figures: Figure[] = [];
    for (const [what, paths] of Object.entries(asks)) {
      const times = { small: [] as number[], large: [] as number[] };
      for (let i = 0; i < REPEATS; i += 1) {
        const path = paths[i % paths.length] ?? '';
        for (const [size, business] of [
          ['small', small],
          ['large', large],
        ] as const) {
          const ms = await ask(business, path);
          if (i >= paths.length) times[size].push(ms);
        }
      }
      const p95 = (size: 'small' | 'large') =>
        percentile(
          times[size].sort((a, b) => a - b),
          0.95,
        );
      figures.push(
        { what: `${what}, p95 at ${SMALL}`, value: p95('small'), unit: 'ms' },
        { what: `${what}, p95 at ${LARGE}`, value: p95('large'), unit: 'ms' },
        {
          what: `${what}, large / small`,
          value: p95('large') / p95('small'),
          unit: '×',
          bound: { at: 'most', value: 1.5 },
        },
      );
    }
    return figures;
  } finally {
    await stage.stop();
  }
}

async function ask({ url, accessToken }: Business, path: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return performance.now() - startedAt;
}

/** Words by Zipf's law, w1 the commonest of 30,000; twelve to a message, twenty messages to a conversation, over half a year. */
async function seed(admin: Database, business: Business, count: number): Promise<void> {
  const sessionId = uuidOf(business.sessionId);
  const conversations = count / PER_CONVERSATION;
  const ids = Array.from({ length: conversations }, () => v7());
  await admin.pool.query(
    `with new_contacts as (
       insert into contacts (id, tenant_id, phone, profile_name)
       select id, s.tenant_id, '+33' || lpad(n::text, 9, '6'), 'Customer ' || n
       from sessions s, unnest($2::uuid[]) with ordinality c (id, n) where s.id = $1
       returning id, tenant_id)
     insert into conversations (id, tenant_id, session_id, contact_id, last_message_at, unread_count)
     select id, tenant_id, $1, id, now(), (random() < 0.1)::int from new_contacts`,
    [sessionId, ids],
  );
  for (let from = 0; from < count; from += CHUNK) await seedChunk(admin, sessionId, ids, from, count);
  await admin.pool.query(
    `update conversations c set last_message_at = m.at, last_message_id = m.id
     from (select distinct on (conversation_id) conversation_id, id, at from messages order by conversation_id, at desc, id desc) m
     where m.conversation_id = c.id`,
  );
  await admin.pool.query('vacuum analyze');
}

async function seedChunk(
  admin: Database,
  sessionId: string,
  conversations: string[],
  from: number,
  count: number,
): Promise<void> {
  const size = Math.min(CHUNK, count - from);
  const rows = Array.from({ length: size }, (_, i) => conversations[(from + i) % conversations.length]);
  await admin.pool.query(
    `with new_messages as (
       insert into messages (id, tenant_id, session_id, conversation_id, contact_id, direction, origin, kind, provider_id, text, content, at)
       select m.id, c.tenant_id, c.session_id, c.id, c.contact_id, 'in', 'customer', 'text', 'wamid.' || m.id, words.text,
              jsonb_build_object('type', 'text', 'text', words.text),
              now() - interval '180 days' * (1 - ($4::int + m.n) / $5::float8)
       from unnest($2::uuid[], $3::uuid[]) with ordinality m (id, conversation_id, n)
       join conversations c on c.id = m.conversation_id and c.session_id = $1,
       lateral (select string_agg('w' || floor(exp(random() * ln(30000)))::int, ' ') as text
                from generate_series(1, 12) where m.n is not null) words
       returning *)
     insert into search_documents (ref_id, tenant_id, kind, conversation_id, contact_id, at, terms)
     select id, tenant_id, 'message', conversation_id, contact_id, at, array_to_tsvector(string_to_array(text, ' ')) from new_messages`,
    [sessionId, rows.map(() => v7()), rows, from, count],
  );
}
