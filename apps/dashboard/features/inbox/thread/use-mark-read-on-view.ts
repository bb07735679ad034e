import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { markRead } from '../../conversations/index.ts';

/**
 * Marks a conversation as read once it is visible to a user who may reply; sends no request if nothing is
 * unread.
 */
export function useMarkReadOnView(conversationId: string, isEnabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isEnabled) return;
    const leave = new AbortController();
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      leave.abort();
      markRead(client, conversationId);
    };
    document.addEventListener('visibilitychange', read, { signal: leave.signal });
    read();
    return () => leave.abort();
  }, [client, conversationId, isEnabled]);
}
