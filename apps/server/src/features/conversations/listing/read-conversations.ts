import {
  type ConversationFilters as AskedFilters,
  type Conversation,
  type ConversationQuery,
  conversationQuery,
  fieldProblem,
  fromPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../../platform/http/cursor.ts';
import { uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { findDocuments, readQuery } from '../../../platform/search/index.ts';
import { findContact, findContacts } from '../../contacts/index.ts';
import { findMember } from '../../members/index.ts';
import { findMessages, presentMessages } from '../../messages/index.ts';
import { findSession } from '../../sessions/index.ts';
import { findTagIds } from '../../tags/index.ts';
import { accessTeam, findTeam } from '../../teams/index.ts';
import { type ConversationRow, presentConversation } from '../conversations.present.ts';
import { type ConversationFilters, findConversation, listConversations } from '../conversations.store.ts';

const CLOSING_MS = 2 * 3_600_000;
const MAX_MATCHES = 200;

/**
 * Returns one conversation with its contact and last message. Throws `not_found`, also for another tenant's
 * conversation.
 */
export function readConversation(ctx: Ctx, id: string): Promise<Conversation> {
  const uuid = uuidOf('conversation', id);
  return ctx.tx(async (tx) => {
    const row = await findConversation(tx, ctx.tenantId, uuid);
    if (!row) throw new AppError('not_found', { id });
    return presentOne(ctx, tx, row);
  });
}

/** Returns one page of the inbox, newest message first. */
export function readConversations(
  ctx: Ctx,
  query: ConversationQuery,
): Promise<{ items: Conversation[]; nextCursor: string | null }> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  return ctx.tx(async (tx) => {
    const filters = await readFilters(ctx, tx, query);
    const found = await listConversations(tx, ctx.tenantId, filters, { limit: query.limit, after });
    const { rows, nextCursor } = cutPage(found, query.limit, (row) => [row.position, row.id]);
    return { items: await presentConversations(ctx, tx, rows), nextCursor };
  });
}

/** Presents rows with their contacts and last messages, with three queries for any number of rows. */
async function presentConversations(
  ctx: Ctx,
  tx: Tx,
  rows: readonly ConversationRow[],
): Promise<Conversation[]> {
  const { tenantId } = ctx;
  const contacts = await findContacts(tx, tenantId, [...new Set(rows.map((row) => row.contactId))]);
  const contactById = new Map(contacts.map((contact) => [contact.id, contact]));
  const lastIds = rows.flatMap((row) => row.lastMessageId ?? []);
  const messages = await findMessages(tx, tenantId, lastIds);
  const presented = await presentMessages(ctx, tx, tenantId, messages);
  const lastById = new Map(messages.map((message, i) => [message.id, presented[i]]));
  return rows.flatMap((row) => {
    const contact = contactById.get(row.contactId);
    return contact ? [presentConversation(row, contact, lastById.get(row.lastMessageId ?? ''))] : [];
  });
}

export async function presentOne(ctx: Ctx, tx: Tx, row: ConversationRow): Promise<Conversation> {
  const [conversation] = await presentConversations(ctx, tx, [row]);
  if (!conversation) throw new AppError('not_found');
  return conversation;
}

function readCursor(cursor: string): { lastMessageAt: string; id: string } {
  const [lastMessageAt, id] = decodeCursor(cursor, [isInstant, isUuid]) as [string, string];
  return { lastMessageAt, id };
}

/** Checks the ids in these filters. Throws `not_found` for an id of another tenant. */
export async function checkFilters(ctx: Ctx, tx: Tx, { assignee, ...filters }: AskedFilters): Promise<void> {
  // `me` and search words are resolved only when the query runs.
  const { q: _words, ...query } = conversationQuery.parse(filters);
  await readFilters(ctx, tx, assignee === 'me' ? query : { ...query, assignee });
  // The team is locked until the view is committed: deleting a team removes it from the views that exist at
  // that moment.
  if (query.team?.startsWith('tem_')) await accessTeam(tx, ctx.tenantId, query.team);
}

/** Ids in filters are checked like ids in paths: `not_found` for an id of another tenant. */
async function readFilters(ctx: Ctx, tx: Tx, query: ConversationQuery): Promise<ConversationFilters> {
  const filters: ConversationFilters = {
    states: query.status,
    assigneeId: assigneeOf(ctx, query.assignee),
    isUnread: query.unread,
    // Conversations of blocked contacts are included when filtering by contact and when searching.
    isHeldBack:
      query.heldBack ?? (query.contactId === undefined && query.q === undefined ? false : undefined),
    windowExpires: query.windowExpiringSoon ? closingWindow(ctx) : undefined,
  };
  if (query.assignee?.startsWith('usr_') && !(await findMember(tx, ctx.tenantId, filters.assigneeId ?? ''))) {
    throw new AppError('not_found', { id: query.assignee });
  }
  if (query.sessionId !== undefined) {
    filters.sessionId = uuidOf('session', query.sessionId);
    const session = await findSession(tx, ctx.tenantId, filters.sessionId);
    if (!session) throw new AppError('not_found', { id: query.sessionId });
  }
  if (query.contactId !== undefined) {
    filters.contactId = uuidOf('contact', query.contactId);
    const contact = await findContact(tx, ctx.tenantId, filters.contactId);
    if (!contact) throw new AppError('not_found', { id: query.contactId });
  }
  if (query.tags !== undefined) filters.tagIds = await findTagIds(tx, ctx.tenantId, query.tags);
  if (query.team === 'none') filters.teamId = null;
  else if (query.team !== undefined) {
    filters.teamId = uuidOf('team', query.team);
    if (!(await findTeam(tx, ctx.tenantId, filters.teamId)))
      throw new AppError('not_found', { id: query.team });
  }
  if (query.q !== undefined) filters.found = await search(tx, ctx.tenantId, query.q);
  return filters;
}

/** The interval in which a window expires that counts as closing. */
export function closingWindow({ clock }: Ctx): { after: Date; until: Date } {
  const after = clock.now();
  return { after, until: new Date(after.getTime() + CLOSING_MS) };
}

function assigneeOf(ctx: Ctx, assignee: string | undefined): string | null | undefined {
  if (assignee === undefined) return undefined;
  if (assignee === 'none') return null;
  if (assignee !== 'me') return fromPublicId('user', assignee);
  if (ctx.caller.kind === 'member') return ctx.caller.userId;
  throw new AppError('validation_failed', [fieldProblem('querystring.assignee', 'user_required')]);
}

async function search(tx: Tx, tenantId: string, q: string): Promise<ConversationFilters['found']> {
  const query = readQuery(q);
  const contacts = await findDocuments(tx, { tenantId, kind: 'contact', query, limit: MAX_MATCHES });
  const messages = await findDocuments(tx, { tenantId, kind: 'message', query, limit: MAX_MATCHES });
  return {
    contactIds: contacts.map((document) => document.refId),
    ids: [...new Set(messages.flatMap((document) => document.conversationId ?? []))],
  };
}
