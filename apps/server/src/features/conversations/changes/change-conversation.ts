import {
  type AssignConversation,
  type BulkAction,
  type Conversation,
  fieldProblem,
  type SnoozeConversation,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { readAbout } from '../../notifications/index.ts';
import { actorOf } from '../activities/activity.ts';
import { recordChanges } from '../activities/record-activities.ts';
import { accessAssignment } from '../assignment/access-assignment.ts';
import { notifyAssignees, withdrawFromAssignees } from '../assignment/notify-assignees.ts';
import { announceConversationUpdated } from '../conversations.events.ts';
import type { ConversationRow } from '../conversations.present.ts';
import { type ChangeableFields, lockConversations, updateConversations } from '../conversations.store.ts';
import { presentOne } from '../listing/read-conversations.ts';

/** A conversation before and after a change. */
export interface Moved {
  before: ConversationRow;
  after: ConversationRow;
}

/** Returns the new values of these columns for a row; undefined if nothing changes. */
type Decide = (row: ConversationRow) => Partial<ChangeableFields> | undefined;
type Action<Name extends BulkAction['action']> = Extract<BulkAction, { action: Name }>;
/** Every action on a conversation except tagging. */
export type Change = Exclude<BulkAction, Action<'tag' | 'untag'>>;

/** Applies the change to one conversation. No-op if unchanged. */
export function changeConversation(ctx: Ctx, id: string, change: Change): Promise<Conversation> {
  return ctx.tx(async (tx) => {
    const decide = await decisionOf(ctx, tx, change);
    return presentChanged(ctx, tx, id, (rows) => applyChange(ctx, tx, rows, change, decide));
  });
}

/** Assigns it to a member, to a team, or to both. */
export function assignConversation(ctx: Ctx, id: string, wanted: AssignConversation): Promise<Conversation> {
  return ctx.tx(async (tx) => {
    const decide = await assigningOf(ctx, tx, wanted);
    return presentChanged(ctx, tx, id, (rows) => moveAll(ctx, tx, rows, decide));
  });
}

async function presentChanged(
  ctx: Ctx,
  tx: Tx,
  id: string,
  change: (rows: ConversationRow[]) => Promise<Moved[]>,
): Promise<Conversation> {
  const [before] = await accessConversations(ctx, tx, [id]);
  if (!before) throw new AppError('not_found', { id });
  const [moved] = await change([before]);
  return presentOne(ctx, tx, moved?.after ?? before);
}

/** Applies a change to these locked rows. Marking a conversation read also reads the caller's notifications. */
export async function applyChange(
  ctx: Ctx,
  tx: Tx,
  rows: readonly ConversationRow[],
  change: Change,
  decide: Decide,
): Promise<Moved[]> {
  const moved = await moveAll(ctx, tx, rows, decide, change.undo);
  const ids = rows.map(({ id }) => id);
  if (change.action === 'mark_read') await readAbout(ctx, tx, ids);
  return moved;
}

/** Returns these conversations, locked in order of id. Throws `not_found` if one of them does not exist. */
export async function accessConversations(
  ctx: Ctx,
  tx: Tx,
  publicIds: readonly string[],
): Promise<ConversationRow[]> {
  const ids = [...new Set(publicIds.map((id) => uuidOf('conversation', id)))];
  const rows = await lockConversations(tx, ctx.tenantId, ids);
  const known = new Set(rows.map((row) => row.id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw new AppError('not_found', { id: toPublicId('conversation', missing) });
  return rows;
}

/**
 * Resolved before any conversation is locked, so that the locks on members and teams are always taken first.
 * Removing a member uses the same order.
 */
export async function decisionOf(ctx: Ctx, tx: Tx, change: Change): Promise<Decide> {
  switch (change.action) {
    case 'assign':
      return assigningOf(ctx, tx, { assigneeId: change.assigneeId });
    case 'unassign':
      return assigningOf(ctx, tx, { assigneeId: null });
    case 'assign_team':
      return assigningOf(ctx, tx, { teamId: change.teamId });
    case 'snooze': {
      const snoozedUntil = wakingTime(ctx, change);
      return () => ({ state: 'snoozed', snoozedUntil, resolvedAt: null });
    }
    case 'resolve': {
      const resolvedAt = ctx.clock.now();
      return (row) =>
        row.state === 'resolved' ? undefined : { state: 'resolved', snoozedUntil: null, resolvedAt };
    }
    case 'reopen':
      return () => ({ state: 'open', snoozedUntil: null, resolvedAt: null });
    case 'mark_pending':
      return () => ({ state: 'pending', snoozedUntil: null, resolvedAt: null });
    case 'mark_read':
      // The pending read receipt for WhatsApp is part of the same row.
      return (row) =>
        row.unreadCount === 0
          ? undefined
          : { unreadCount: 0, readReceiptId: row.lastInboundProviderId ?? row.readReceiptId };
    case 'mark_unread':
      // Local only, because WhatsApp cannot take back a read receipt.
      return (row) => (row.unreadCount > 0 ? undefined : { unreadCount: 1 });
    default:
      return change satisfies never;
  }
}

async function assigningOf(ctx: Ctx, tx: Tx, wanted: AssignConversation): Promise<Decide> {
  const wish = await accessAssignment(ctx, tx, wanted);
  return () => wish;
}

/**
 * Writes what the decision changes in these locked rows, publishes the events and notifies the assignees,
 * unless an earlier change is undone: then its notifications are withdrawn. Returns the rows that changed.
 */
async function moveAll(
  ctx: Ctx,
  tx: Tx,
  rows: readonly ConversationRow[],
  decide: Decide,
  isUndo = false,
): Promise<Moved[]> {
  const at = ctx.clock.now();
  const wanted = rows.flatMap((before) => {
    const wish = decide(before);
    return wish && differs(before, wish) ? [{ ...before, ...wish, updatedAt: at }] : [];
  });
  const changed = await updateConversations(tx, ctx.tenantId, wanted);
  const afterById = new Map(changed.map((row) => [row.id, row]));
  const moved = rows.flatMap((before) => {
    const after = afterById.get(before.id);
    return after ? [{ before, after }] : [];
  });
  for (const pair of moved) announceConversationUpdated(tx, pair, at);
  await recordChanges(tx, moved, { actor: actorOf(ctx.caller), at });
  const actorId = ctx.caller.kind === 'member' ? ctx.caller.userId : null;
  if (isUndo) await withdrawFromAssignees(tx, ctx.tenantId, moved, { actorId, at });
  else await notifyAssignees(tx, moved, { actorId, at });
  return moved;
}

/** Null means until the customer writes, which needs no timer. */
function wakingTime(ctx: Ctx, { until }: SnoozeConversation): Date | null {
  if (until === undefined) return null;
  const time = new Date(until);
  if (time <= ctx.clock.now()) {
    throw new AppError('validation_failed', [fieldProblem('body.until', 'in_past')]);
  }
  return time;
}

function differs(row: ConversationRow, wish: Partial<ChangeableFields>): boolean {
  return Object.entries(wish).some(([column, value]) => {
    const current = row[column as keyof ChangeableFields];
    return current instanceof Date && value instanceof Date
      ? current.getTime() !== value.getTime()
      : current !== value;
  });
}
