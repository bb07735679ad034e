import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { markRead } from '../../conversations/index.ts';
import { readNotificationsAbout } from '../../notifications/index.ts';

/**
 * Marks a conversation as read once it is visible to a user who may reply, which also reads their
 * notifications about it; a viewer's view reads the notifications only. Sends no request if nothing is unread.
 */
export function useMarkReadOnView(
  conversationId: string,
  { isUnread, hasNotifications, canAct }: { isUnread: boolean; hasNotifications: boolean; canAct: boolean },
): void {
  const client = useQueryClient();
  const isEnabled = hasNotifications || (isUnread && canAct);
  useEffect(() => {
    if (!isEnabled) return;
    const leave = new AbortController();
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      leave.abort();
      if (canAct) markRead(client, conversationId);
      else readNotificationsAbout(conversationId);
    };
    document.addEventListener('visibilitychange', read, { signal: leave.signal });
    read();
    return () => leave.abort();
  }, [client, conversationId, isEnabled, canAct]);
}
