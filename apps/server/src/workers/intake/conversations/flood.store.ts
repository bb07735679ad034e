import { defineBatch, type Tx } from '@waqtor/db';
import type { Part } from '../../../platform/round-trip.ts';

export interface FloodLimit {
  /** The id of the session. */
  id: string;
  limit: number;
}

/** Statement that reads the flood limits (`FloodLimit`) that these sessions override. */
export function findingFloodLimits(sessionIds: readonly string[]): Part {
  return {
    name: 'intake_flood_limits',
    text: `select s.id, (s.settings ->> 'inboundLimitPerMinute')::int as limit
      from unnest($1::uuid[]) k (id) join sessions s on s.id = k.id
      where jsonb_typeof(s.settings -> 'inboundLimitPerMinute') = 'number'`,
    values: [sessionIds],
    instants: [],
  };
}

export interface MinuteCount {
  conversationId: string;
  minute: number;
}

const minuteBatch = defineBatch<MinuteCount & { maxCount: number }>({
  conversationId: 'uuid',
  minute: 'int',
  maxCount: 'int',
});

/** Counts the messages that a contact wrote in each of these minutes, up to `maxCount`. */
export async function countWritten(
  tx: Tx,
  minutes: readonly (MinuteCount & { maxCount: number })[],
): Promise<(MinuteCount & { count: number })[]> {
  if (minutes.length === 0) return [];
  const { rows } = await tx.client.query<MinuteCount & { count: number }>({
    name: 'intake_count_written',
    // A message is sorted by WhatsApp's time or, if it follows one of our messages, up to a quarter of an
    // hour later.
    text: `select k.conversation_id as "conversationId", k.minute, count(*)::int as count
      from ${minuteBatch.parameters('k')}
      cross join lateral (select to_timestamp(k.minute * 60.0) as began) t
      cross join lateral (select from messages m
        where m.conversation_id = k.conversation_id and m.at >= t.began and m.at < t.began + interval '17 minutes'
          and m.provider_at >= t.began and m.provider_at < t.began + interval '1 minute'
          and m.direction = 'in' and m.origin = 'customer' and m.held_back_reason is distinct from 'blocked'
        limit k.max_count) m
      group by k.conversation_id, k.minute`,
    values: minuteBatch.values(minutes),
  });
  return rows;
}
