import { useRef } from 'react';
import type { Message } from '../apply-event.ts';
import { failedLate } from '../failures.ts';
import { firstUnread } from './thread-items.ts';

/**
 * The id of the first message that was unread when the conversation was opened; stays there when new messages
 * arrive. Undefined while it is not loaded.
 */
export function useUnreadFrom(newestFirst: readonly Message[], unreadCount: number): string | undefined {
  const newestAtOpening = useRef<string>(undefined);
  const found = useRef<string>(undefined);
  if (unreadCount === 0 || found.current !== undefined || newestFirst.length === 0) return found.current;
  newestAtOpening.current ??= newestFirst[0]?.id;
  const at = newestFirst.findIndex(({ id }) => id === newestAtOpening.current);
  found.current = firstUnread(at > 0 ? newestFirst.slice(at) : newestFirst, unreadCount);
  return found.current;
}

/** The newest message that failed while this conversation was open, after it had been shown as sent. */
export function useFailedLate(newestFirst: readonly Message[]): string | undefined {
  const seenAsSent = useRef(new Set<string>());
  for (const { id, status } of newestFirst) {
    if (status === 'sent' || status === 'delivered' || status === 'sending') seenAsSent.current.add(id);
  }
  return newestFirst.find((it) => seenAsSent.current.has(it.id) && (failedLate(it) || it.status === 'failed'))
    ?.id;
}
