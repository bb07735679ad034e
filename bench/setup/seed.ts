import type { Database } from '@waqtor/db';
import { v7 } from 'uuid';
import { type Business, uuidOf } from './business.ts';

const CHUNK = 20_000;
const VOCABULARY = 30_000;
const WORDS_A_MESSAGE = 12;
const SEEDED_MS = 180 * 86_400_000;

/** Inserts `count` messages of twelve words over half a year, `perConversation` in each conversation. */
export async function seedMessages(
  admin: Database,
  business: Business,
  { count, perConversation }: { count: number; perConversation: number },
): Promise<void> {
  const sessionId = uuidOf(business.sessionId);
  const conversations = count / perConversation;
  const ids = Array.from({ length: conversations }, () => v7());
  await admin.pool.query(
    `with new_contacts as (
       insert into contacts (id, tenant_id, phone, profile_name)
       select c.id, s.tenant_id, '+336' || lpad(n::text, 8, '0'), 'Customer ' || n
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
  const startsAt = Date.now() - SEEDED_MS;
  const rows = Array.from({ length: size }, (_, i) => ({
    id: v7(),
    conversation: conversations[(from + i) % conversations.length],
    at: new Date(startsAt + ((from + i) / count) * SEEDED_MS),
    text: Array.from({ length: WORDS_A_MESSAGE }, () => wordOf(commonRank())).join(' '),
  }));
  await admin.pool.query(
    `with new_messages as (
       insert into messages (id, tenant_id, session_id, conversation_id, contact_id, direction, origin, kind, provider_id, text, content, at)
       select m.id, c.tenant_id, c.session_id, c.id, c.contact_id, 'in', 'customer', 'text', 'wamid.' || m.id, m.text,
              jsonb_build_object('type', 'text', 'text', m.text), m.at
       from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[]) m (id, conversation_id, at, text)
       join conversations c on c.id = m.conversation_id and c.session_id = $1
       returning id, tenant_id, conversation_id, at, text)
     insert into search_documents (ref_id, tenant_id, kind, conversation_id, at, terms)
     select n.id, n.tenant_id, 'message', n.conversation_id, n.at,
            array_to_tsvector(array(select s.slice || right(n.tenant_id::text, 4) || word from unnest(string_to_array(n.text, ' ')) word))
     from new_messages n join unnest($2::uuid[], $6::text[]) s (id, slice) using (id)`,
    [
      sessionId,
      rows.map((row) => row.id),
      rows.map((row) => row.conversation),
      rows.map((row) => row.at),
      rows.map((row) => row.text),
      rows.map((row) => sliceOf(row.at)),
    ],
  );
}

/** Returns the n-th most frequent word. It consists of letters only, so that it is one search term. */
export function wordOf(rank: number): string {
  const letters = [];
  for (let n = rank + 26 ** 2; n > 0; n = Math.floor(n / 26))
    letters.push(String.fromCharCode(97 + (n % 26)));
  return letters.join('');
}

/**
 * Returns a rank by Zipf's law: the most frequent words make up a tenth of all occurrences, and most of the
 * thirty thousand occur in a handful of messages.
 */
function commonRank(): number {
  return Math.floor(VOCABULARY ** Math.random());
}

/**
 * The server indexes words by three-day periods in base 36; the seed must use the same format, and
 * `checkFound` in the list benchmark fails if it does not.
 */
function sliceOf(at: Date): string {
  return Math.floor(at.getTime() / (3 * 86_400_000))
    .toString(36)
    .padStart(3, '0');
}
