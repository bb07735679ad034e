import type { Action, Changed } from './action.ts';

/** A request that restores the previous state of some conversations. */
export interface UndoRequest {
  action: Action;
  ids: string[];
}

/** The requests that restore these conversations; conversations that need the same change share a request. */
export function undoRequests(changed: readonly Changed[], now: Date): UndoRequest[] {
  const groups = new Map<string, UndoRequest>();
  for (const { conversationId, changes, previous } of changed) {
    for (const action of inverseActions(changes, previous, now)) {
      const name = JSON.stringify(action);
      const group = groups.get(name) ?? { action, ids: [] };
      group.ids.push(conversationId);
      groups.set(name, group);
    }
  }
  return [...groups.values()];
}

function inverseActions(changes: Changed['changes'], previous: Changed['previous'], now: Date): Action[] {
  const actions: Action[] = [];
  if (previous.status !== undefined || previous.snoozedUntil !== undefined) {
    const action = statusAction(previous.status ?? 'snoozed', previous.snoozedUntil ?? null, now);
    actions.push(action);
  }
  if (previous.assigneeId !== undefined)
    actions.push(
      previous.assigneeId === null
        ? { action: 'unassign' }
        : { action: 'assign', assigneeId: previous.assigneeId },
    );
  if (previous.teamId !== undefined) actions.push({ action: 'assign_team', teamId: previous.teamId });
  if (previous.unreadCount !== undefined)
    actions.push({ action: previous.unreadCount === 0 ? 'mark_read' : 'mark_unread' });
  if (previous.tags !== undefined) {
    const had = new Set(previous.tags.map(({ id }) => id));
    const has = new Set((changes.tags ?? []).map(({ id }) => id));
    const lost = [...had].filter((id) => !has.has(id));
    const got = [...has].filter((id) => !had.has(id));
    if (lost.length > 0) actions.push({ action: 'tag', tagIds: lost });
    if (got.length > 0) actions.push({ action: 'untag', tagIds: got });
  }
  return actions;
}

/** A snooze that has expired in the meantime is not restored. */
function statusAction(
  status: NonNullable<Changed['previous']['status']>,
  snoozedUntil: string | null,
  now: Date,
): Action {
  switch (status) {
    case 'open':
      return { action: 'reopen' };
    case 'pending':
      return { action: 'mark_pending' };
    case 'resolved':
      return { action: 'resolve' };
    case 'snoozed':
      if (snoozedUntil === null) return { action: 'snooze', untilReply: true };
      return new Date(snoozedUntil) > now ? { action: 'snooze', until: snoozedUntil } : { action: 'reopen' };
    default:
      return status satisfies never;
  }
}
