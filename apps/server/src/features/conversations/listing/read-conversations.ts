import {
  type ConversationFilters as AskedFilters,
  type Conversation,
  type ConversationQuery,
  conversationQuery,
  fieldProblem,
  fromPublicId,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../../platform/http/cursor.ts';
import { uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { findDocuments, readQuery, type SearchQuery, snippetOf } from '../../../platform/search/index.ts';
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

/** Returns one page of the inbox, in the order of `sort`. */
export function readConversations(
  ctx: Ctx,
  query: ConversationQuery,
): Promise<{ items: Conversation[]; nextCursor: string | null }> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  return ctx.tx(async (tx) => {
    const words = query.q === undefined ? undefined : readQuery(query.q);
    const found = words && (await search(tx, ctx.tenantId, words));
    const filters = { ...(await readFilters(ctx, tx, query)), found };
    const order = query.sort === 'longest_waiting' ? 'oldest' : (query.sort ?? 'newest');
    const listed = await listConversations(tx, ctx.tenantId, filters, { limit: query.limit, order, after });
    const { rows, nextCursor } = cutPage(listed, query.limit, (row) => [row.position, row.id]);
    const items = await presentConversations(ctx, tx, rows);
    return {
      items: words && found ? await addMatches(tx, ctx.tenantId, items, { words, found }) : items,
      nextCursor,
    };
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

function readCursor(cursor: string): { at: string; id: string } {
  const [at, id] = decodeCursor(cursor, [isInstant, isUuid]) as [string, string];
  return { at, id };
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
    ...waitingFilters(ctx, query),
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
  return filters;
}

/** The filters that depend on the time or follow from the order. */
export function waitingFilters(
  { clock }: Ctx,
  { sort, windowExpiringSoon }: Pick<ConversationQuery, 'sort' | 'windowExpiringSoon'>,
): Pick<ConversationFilters, 'windowExpires' | 'isAwaitingReply'> {
  const after = clock.now();
  return {
    isAwaitingReply: sort === 'longest_waiting' ? true : undefined,
    windowExpires: windowExpiringSoon
      ? { after, until: new Date(after.getTime() + CLOSING_MS) }
      : sort === 'window_closing'
        ? { after, until: null }
        : undefined,
  };
}

function assigneeOf(ctx: Ctx, assignee: string | undefined): string | null | undefined {
  if (assignee === undefined) return undefined;
  if (assignee === 'none') return null;
  if (assignee !== 'me') return fromPublicId('user', assignee);
  if (ctx.caller.kind === 'member') return ctx.caller.userId;
  throw new AppError('validation_failed', [fieldProblem('querystring.assignee', 'user_required')]);
}

interface Found {
  ids: readonly string[];
  contactIds: readonly string[];
  /** The newest matching message of each conversation. */
  messageIds: ReadonlyMap<string, string>;
}

async function search(tx: Tx, tenantId: string, query: SearchQuery): Promise<Found> {
  const contacts = await findDocuments(tx, { tenantId, kind: 'contact', query, limit: MAX_MATCHES });
  const messages = await findDocuments(tx, { tenantId, kind: 'message', query, limit: MAX_MATCHES });
  const messageIds = new Map<string, string>();
  for (const { conversationId, refId } of messages) {
    if (conversationId !== null && !messageIds.has(conversationId)) messageIds.set(conversationId, refId);
  }
  return { contactIds: contacts.map((document) => document.refId), ids: [...messageIds.keys()], messageIds };
}

/** Adds an excerpt of the matching message to each conversation that was found by one. */
async function addMatches(
  tx: Tx,
  tenantId: string,
  items: readonly Conversation[],
  { words, found }: { words: SearchQuery; found: Found },
): Promise<Conversation[]> {
  const matching = new Map(
    items.flatMap(({ id }) => {
      const messageId = found.messageIds.get(uuidOf('conversation', id));
      return messageId === undefined ? [] : [[messageId, id] as const];
    }),
  );
  const rows = await findMessages(tx, tenantId, [...matching.keys()]);
  const matchOf = new Map(
    rows.map((row) => [
      matching.get(row.id),
      {
        messageId: toPublicId('message', row.id),
        at: row.at.toISOString(),
        snippet: snippetOf(row.text ?? '', words),
      },
    ]),
  );
  return items.map((item) => {
    const match = matchOf.get(item.id);
    return match ? { ...item, match } : item;
  });
}
