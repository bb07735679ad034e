import type { Action, Changed } from './action.ts';

/** A request that restores the previous state of some conversations. */
export interface Restoring {
  action: Action;
  ids: string[];
}

/** The requests that restore these conversations; conversations that need the same change share a request. */
export function undoOf(changed: readonly Changed[], now: Date): Restoring[] {
  const groups = new Map<string, Restoring>();
  for (const { conversationId, changes, before } of changed) {
    for (const action of actionsFor(changes, before, now)) {
      const name = JSON.stringify(action);
      const group = groups.get(name) ?? { action, ids: [] };
      group.ids.push(conversationId);
      groups.set(name, group);
    }
  }
  return [...groups.values()];
}

function actionsFor(changes: Changed['changes'], before: Changed['before'], now: Date): Action[] {
  const actions: Action[] = [];
  if (before.state !== undefined || before.snoozedUntil !== undefined) {
    const state = stateAction(before.state ?? 'snoozed', before.snoozedUntil ?? null, now);
    actions.push(state);
  }
  if (before.assigneeId !== undefined)
    actions.push(
      before.assigneeId === null
        ? { action: 'unassign' }
        : { action: 'assign', assigneeId: before.assigneeId },
    );
  if (before.teamId !== undefined) actions.push({ action: 'assign_team', teamId: before.teamId });
  if (before.unreadCount !== undefined)
    actions.push({ action: before.unreadCount === 0 ? 'mark_read' : 'mark_unread' });
  if (before.tags !== undefined) {
    const had = new Set(before.tags.map(({ id }) => id));
    const has = new Set((changes.tags ?? []).map(({ id }) => id));
    const lost = [...had].filter((id) => !has.has(id));
    const got = [...has].filter((id) => !had.has(id));
    if (lost.length > 0) actions.push({ action: 'tag', tagIds: lost });
    if (got.length > 0) actions.push({ action: 'untag', tagIds: got });
  }
  return actions;
}

/** A snooze that has expired in the meantime is not restored. */
function stateAction(
  state: NonNullable<Changed['before']['state']>,
  snoozedUntil: string | null,
  now: Date,
): Action {
  switch (state) {
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
      return state satisfies never;
  }
}
