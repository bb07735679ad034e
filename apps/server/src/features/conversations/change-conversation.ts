import type { Conversation } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { findMember } from '../members/index.ts';
import { conversationUpdated } from './conversations.events.ts';
import type { ConversationRow } from './conversations.present.ts';
import { lockConversation, updateConversation } from './conversations.store.ts';
import { presentOne } from './read-conversations.ts';

/** Columns a verb wants to have these values; undefined means it wants nothing. */
type Wish = Partial<
  Pick<
    ConversationRow,
    'state' | 'assigneeId' | 'snoozedUntil' | 'resolvedAt' | 'unreadCount' | 'readReceiptId'
  >
>;

/** Assigns to a member who may answer, or to nobody; `assignee_not_member` for everybody else. */
export function assignConversation(ctx: Ctx, id: string, assigneeId: string | null): Promise<Conversation> {
  return change(ctx, id, async (_row, tx) => {
    if (assigneeId === null) return { assigneeId: null };
    const userId = uuidOf('user', assigneeId);
    const member = await findMember(tx, ctx.tenantId, userId);
    if (!member || member.role === 'viewer') throw new AppError('assignee_not_member', { assigneeId });
    return { assigneeId: userId };
  });
}

export function snoozeConversation(ctx: Ctx, id: string, until: string): Promise<Conversation> {
  const snoozedUntil = new Date(until);
  return change(ctx, id, () => {
    if (snoozedUntil <= ctx.clock.now()) throw new AppError('snooze_in_past', { until });
    return { state: 'snoozed', snoozedUntil, resolvedAt: null };
  });
}

export function resolveConversation(ctx: Ctx, id: string): Promise<Conversation> {
  return change(ctx, id, (row) =>
    row.state === 'resolved'
      ? undefined
      : { state: 'resolved', snoozedUntil: null, resolvedAt: ctx.clock.now() },
  );
}

export function reopenConversation(ctx: Ctx, id: string): Promise<Conversation> {
  return change(ctx, id, () => ({ state: 'open', snoozedUntil: null, resolvedAt: null }));
}

/** Pending: answered, and waiting for the customer or somebody else. */
export function holdConversation(ctx: Ctx, id: string): Promise<Conversation> {
  return change(ctx, id, () => ({ state: 'pending', snoozedUntil: null, resolvedAt: null }));
}

/** Nothing unread any more; that WhatsApp must be told is part of the same row. */
export function readUpConversation(ctx: Ctx, id: string): Promise<Conversation> {
  return change(ctx, id, (row) =>
    row.unreadCount === 0
      ? undefined
      : { unreadCount: 0, readReceiptId: row.lastInboundProviderId ?? row.readReceiptId },
  );
}

/** Locks the conversation, so that of changes at the same time each sees the one before; what is so already is no change. */
async function change(
  ctx: Ctx,
  id: string,
  decide: (row: ConversationRow, tx: Tx) => Promise<Wish | undefined> | Wish | undefined,
): Promise<Conversation> {
  const uuid = uuidOf('conversation', id);
  const now = ctx.clock.now();
  return ctx.tx(async (tx) => {
    const before = await lockConversation(tx, ctx.tenantId, uuid);
    if (!before) throw new AppError('not_found', { id });
    const wish = await decide(before, tx);
    if (!wish || !differs(before, wish)) return presentOne(ctx, tx, before);
    const after = await updateConversation(tx, ctx.tenantId, uuid, { ...wish, updatedAt: now });
    const event = conversationUpdated(before, after, now);
    if (event) announce(tx, event);
    return presentOne(ctx, tx, after);
  });
}

function differs(row: ConversationRow, wish: Wish): boolean {
  return Object.entries(wish).some(([column, value]) => {
    const current = row[column as keyof Wish];
    return current instanceof Date && value instanceof Date
      ? current.getTime() !== value.getTime()
      : current !== value;
  });
}
