import {
  type Message,
  type MessageDetails,
  type SharedContentCounts,
  type SharedKind,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../platform/http/cursor.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx, Platform } from '../../platform/platform.ts';
import { findContact, findContacts } from '../contacts/index.ts';
import { mediaOfMessages, presentMedia } from '../media/index.ts';
import { type MessageRow, presentMessage } from './messages.present.ts';
import { findMessageWithRaw, hasConversation, listMessages } from './messages.store.ts';
import { countSharedContent } from './shared-content/shared-content.store.ts';
import { type Statuses, stepReports } from './status/message-status.ts';

/** The number of messages from which the language of a customer is detected. */
const RECENT = 30;

/** Presents messages with their files, in the given order. */
export async function presentMessages(
  platform: Pick<Platform, 'config' | 'secrets' | 'clock'>,
  tx: Tx,
  tenantId: string,
  rows: readonly MessageRow[],
): Promise<Message[]> {
  const media = await mediaOfMessages(
    tx,
    tenantId,
    rows.map((row) => row.id),
  );
  const senderIds = new Set(rows.flatMap((row) => row.senderId ?? []));
  const senders = senderIds.size === 0 ? [] : await findContacts(tx, tenantId, [...senderIds]);
  const senderById = new Map(senders.map((contact) => [contact.id, contact]));
  return rows.map((row) => {
    const file = media.get(row.id);
    return presentMessage(row, file && presentMedia(file, platform), senderById.get(row.senderId ?? ''));
  });
}

/** Returns one message, with the raw webhook data and statuses as received. */
export async function readMessage(ctx: Ctx, id: string): Promise<MessageDetails> {
  const uuid = uuidOf('message', id);
  return ctx.tx(async (tx) => {
    const row = await findMessageWithRaw(tx, ctx.tenantId, uuid);
    if (!row) throw new AppError('not_found', { id });
    const [message] = await presentMessages(ctx, tx, ctx.tenantId, [row]);
    if (!message) throw new Error('a message was not presented');
    return { ...message, raw: row.raw ?? null, rawStatuses: stepReports(row.statuses as Statuses) };
  });
}

/** Messages of a conversation, or of a contact across sessions. Ids are uuids. */
export type MessagesOf = { conversationId: string } | { contactId: string };

interface MessagesQuery {
  cursor?: string | undefined;
  limit: number;
  order: 'newest_first' | 'oldest_first';
  contains?: SharedKind | undefined;
}

/** Returns one page of messages, in either direction of time. */
export async function readMessages(
  ctx: Ctx,
  of: MessagesOf,
  query: MessagesQuery,
): Promise<{ items: Message[]; nextCursor: string | null }> {
  const from = query.cursor === undefined ? undefined : readPosition(query.cursor);
  return ctx.tx(async (tx) => {
    await accessOwner(tx, ctx.tenantId, of);
    const { order, limit, contains } = query;
    const found = await listMessages(tx, ctx.tenantId, of, { order, limit, from, contains });
    const page = cutPage(found, limit, (row) => [row.at.toISOString(), row.id]);
    return { items: await presentMessages(ctx, tx, ctx.tenantId, page.rows), nextCursor: page.nextCursor };
  });
}

/** Counts the messages with media, files and links, each up to 1,000. */
export async function readSharedContentCounts(
  ctx: Ctx,
  conversationId: string,
): Promise<SharedContentCounts> {
  const uuid = uuidOf('conversation', conversationId);
  return ctx.tx(async (tx) => {
    await accessOwner(tx, ctx.tenantId, { conversationId: uuid });
    return countSharedContent(tx, ctx.tenantId, uuid);
  });
}

/** Returns what the customer wrote in a conversation, newest first, from its latest messages. */
export async function readCustomerTexts(tx: Tx, tenantId: string, conversationId: string): Promise<string[]> {
  const page = { order: 'newest_first', limit: RECENT, from: undefined } as const;
  const rows = await listMessages(tx, tenantId, { conversationId }, page);
  return rows.flatMap(({ direction, text }) => (direction === 'in' && text ? [text] : []));
}

function readPosition(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, [isInstant, isUuid]);
  return { at: new Date(String(at)), id: String(id) };
}

async function accessOwner(tx: Tx, tenantId: string, of: MessagesOf): Promise<void> {
  const isThere =
    'conversationId' in of
      ? await hasConversation(tx, tenantId, of.conversationId)
      : (await findContact(tx, tenantId, of.contactId)) !== undefined;
  if (isThere) return;
  throw new AppError('not_found', {
    id:
      'conversationId' in of
        ? toPublicId('conversation', of.conversationId)
        : toPublicId('contact', of.contactId),
  });
}
