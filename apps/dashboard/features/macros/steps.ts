import type { Step } from './use-macros.ts';

export type StepName = Step['action'];

/** The step types, in the order in which they are offered. */
export const stepNames = [
  'assign',
  'unassign',
  'assign_team',
  'tag',
  'untag',
  'send_canned_response',
  'send',
  'note',
  'snooze',
  'mark_pending',
  'reopen',
  'resolve',
  'mark_read',
  'mark_unread',
] as const satisfies readonly StepName[];

/** Snooze durations in minutes; null: until the customer writes. */
export const snoozes = [30, 60, 240, 1_440, 4_320, 10_080, null] as const;

/** A new step of this type, with no parameters set. */
export function blankStep(action: StepName): Step {
  switch (action) {
    case 'assign':
      return { action, assigneeId: 'me' };
    case 'assign_team':
      return { action, teamId: null };
    case 'snooze':
      return { action, durationMinutes: 60 };
    case 'tag':
    case 'untag':
      return { action, tagIds: [] };
    case 'note':
    case 'send':
      return { action, text: '' };
    case 'send_canned_response':
      return { action, cannedResponseId: '' };
    default:
      return { action };
  }
}

/** Whether all required parameters are set. */
export function isComplete(step: Step): boolean {
  if ('tagIds' in step) return step.tagIds.length > 0;
  if ('text' in step) return step.text.trim() !== '';
  return !('cannedResponseId' in step) || step.cannedResponseId !== '';
}

/** The same list with this step moved up or down by one. */
export function moveStep<T>(steps: readonly T[], from: number, by: -1 | 1): T[] {
  const moved = [...steps];
  const [step] = moved.splice(from, 1);
  if (step !== undefined) moved.splice(from + by, 0, step);
  return moved;
}
