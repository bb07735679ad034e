import type { SharedKind } from '@waqtor/contract';
import { type DB, defineBatch, type Tx } from '@waqtor/db';
import { type Insertable, sql } from 'kysely';
import type { MessageRow } from './messages.present.ts';
import { hasContent } from './shared-content/shared-content.store.ts';

const columns = [
  'id',
  'tenantId',
  'sessionId',
  'conversationId',
  'contactId',
  'groupId',
  'senderId',
  'direction',
  'origin',
  'kind',
  'providerId',
  'targetProviderId',
  'replyToProviderId',
  'text',
  'content',
  'authorId',
  'ack',
  'statuses',
  'error',
  'isUnknown',
  'retries',
  'scheduledAt',
  'canceledAt',
  'heldBackReason',
  'at',
  'providerAt',
  'createdAt',
] as const satisfies readonly (keyof MessageRow)[];

export type NewMessage = Omit<Insertable<DB['messages']>, 'content' | 'raw'> & { content: unknown };

export async function insertMessage(tx: Tx, message: NewMessage): Promise<MessageRow> {
  return tx.db
    .insertInto('messages')
    .values({ ...message, content: JSON.stringify(message.content) })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Returns the rows in no particular order; missing ones are omitted. */
export async function findMessages(tx: Tx, tenantId: string, ids: readonly string[]): Promise<MessageRow[]> {
  if (ids.length === 0) return [];
  return tx.db
    .selectFrom('messages')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('id', 'in', ids)
    .execute();
}

/** Returns the row, locked until the transaction ends. */
export function lockMessage(tx: Tx, tenantId: string, id: string): Promise<MessageRow | undefined> {
  return tx.db
    .selectFrom('messages')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export function findMessageWithRaw(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<(MessageRow & { raw: unknown }) | undefined> {
  return tx.db
    .selectFrom('messages')
    .select([...columns, 'raw'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export interface MessagePage {
  order: 'newest_first' | 'oldest_first';
  limit: number;
  /** The last row of the previous page. */
  from: { at: Date; id: string } | undefined;
  contains?: SharedKind | undefined;
}

/**
 * Returns one row more than the page, of a conversation or a contact, ordered by WhatsApp's time and then by
 * id.
 */
export function listMessages(
  tx: Tx,
  tenantId: string,
  of: { conversationId: string } | { contactId: string },
  { order, limit, from, contains }: MessagePage,
): Promise<MessageRow[]> {
  const isDescending = order === 'newest_first';
  const direction = isDescending ? 'desc' : 'asc';
  let query = tx.db.selectFrom('messages').select(columns).where('tenantId', '=', tenantId);
  query =
    'conversationId' in of
      ? query.where('conversationId', '=', of.conversationId)
      : query.where('contactId', '=', of.contactId);
  if (contains) query = query.where(hasContent(contains));
  if (from) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('at', 'id'), isDescending ? '<' : '>', tuple(from.at, from.id)),
    );
  }
  return query
    .orderBy('at', direction)
    .orderBy('id', direction)
    .limit(limit + 1)
    .execute();
}

/** Sets the latest message of each of these conversations as its last message; returns those messages. */
export async function updateLastMessages(
  tx: Tx,
  conversationIds: readonly string[],
  now: Date,
): Promise<MessageRow[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<MessageRow>`
    with latest as (
      select m.* from unnest(${conversationIds}::uuid[]) k (id)
      cross join lateral (select * from messages
        where conversation_id = k.id and direction <> 'internal' and (scheduled_at is null or provider_id is not null)
        order by at desc, id desc limit 1) m
    ), moved as (
      update conversations v set last_message_at = latest.at, last_message_id = latest.id,
        is_awaiting_reply = latest.direction = 'in', updated_at = ${now}
      from latest where v.id = latest.conversation_id and v.tenant_id is not distinct from latest.tenant_id returning v.id
    )
    select latest.* from latest join moved on moved.id = latest.conversation_id`.execute(tx.db);
  return rows;
}

export async function hasConversation(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const found = await tx.db
    .selectFrom('conversations')
    .select(sql<number>`1`.as('one'))
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

export type MessageChange = Partial<
  Pick<MessageRow, 'ack' | 'isUnknown' | 'canceledAt' | 'scheduledAt' | 'providerId' | 'retries'>
> & { statuses?: unknown; error?: unknown };

export function changeMessage(
  tx: Tx,
  tenantId: string,
  id: string,
  { statuses, error, ...rest }: MessageChange,
): Promise<MessageRow> {
  return tx.db
    .updateTable('messages')
    .set({
      ...rest,
      ...(statuses === undefined ? {} : { statuses: JSON.stringify(statuses) }),
      ...(error === undefined ? {} : { error: error === null ? null : JSON.stringify(error) }),
    })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Lists a number's template messages without rendered content, newest first. */
export function listUnrendered(
  tx: Tx,
  session: { id: string; tenantId: string },
  since: Date,
): Promise<MessageRow[]> {
  return tx.db
    .selectFrom('messages')
    .select(columns)
    .where('tenantId', '=', session.tenantId)
    .where('sessionId', '=', session.id)
    .where('at', '>', since)
    .where('kind', '=', 'template')
    .where(sql<boolean>`not content ? 'rendered'`)
    .orderBy('at', 'desc')
    .limit(1_000)
    .execute();
}

const contentBatch = defineBatch<{ id: string; content: unknown; text: string }>({
  id: 'uuid',
  text: 'text',
  content: 'jsonb',
});

export async function writeContents(
  tx: Tx,
  tenantId: string,
  rows: readonly { id: string; content: unknown; text: string }[],
): Promise<void> {
  await sql`
    with given as (
      select * from ${contentBatch.table('g', rows)}
    ), locked as (
      select m.id from messages m join given on given.id = m.id
      where m.tenant_id = ${tenantId} order by m.id for no key update of m
    )
    update messages m set content = given.content, text = given.text
    from given, locked where m.tenant_id = ${tenantId} and m.id = given.id and locked.id = m.id`.execute(
    tx.db,
  );
}

/** Releases held-back messages of a conversation, oldest first; returns them. */
export async function releaseHeldBack(
  tx: Tx,
  tenantId: string,
  {
    conversationId,
    messageId,
    limit,
  }: { conversationId: string; messageId: string | undefined; limit: number },
): Promise<{ id: string; at: Date }[]> {
  const held = tx.db
    .selectFrom('messages')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('conversationId', '=', conversationId)
    .where('heldBackReason', 'is not', null)
    .$if(messageId !== undefined, (query) => query.where('id', '=', messageId ?? ''))
    .orderBy('at')
    .orderBy('id')
    .limit(limit);
  return tx.db
    .updateTable('messages')
    .set({ heldBackReason: null })
    .where('tenantId', '=', tenantId)
    .where('id', 'in', held)
    .returning(['id', 'at'])
    .execute();
}
