import type { Schemas } from '../../lib/api.ts';

export type Kind = Schemas['NotificationType'];
export type Channel = Schemas['NotificationChannel'];

/** The types in groups; those of numbers are sent to owners and admins. */
export const kindGroups = {
  messages: ['message_assigned', 'message_team', 'message_unassigned', 'window_closing'],
  work: ['conversation_assigned', 'mention', 'conversation_reopened', 'missed_call', 'message_failed'],
  numbers: ['session_disconnected', 'session_warning'],
} as const satisfies Record<string, readonly Kind[]>;

export const kinds: readonly Kind[] = Object.values(kindGroups).flat();
export const channels = ['app', 'sound', 'browser', 'push'] as const satisfies readonly Channel[];

/** The browser alerts of customers' messages itself, when they arrive. */
export function isOfMessage(kind: Kind): boolean {
  return kind === 'message_assigned' || kind === 'message_team' || kind === 'message_unassigned';
}
