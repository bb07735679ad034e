import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { joinRealtime, useConnection } from '../../lib/realtime.ts';
import { applyToConversations } from '../conversations/use-conversations.ts';
import { applyToThreads } from '../messages/use-thread.ts';
import { applyToNotifications } from '../notifications/use-notifications.ts';

/** Keeps everything that is shown current, for as long as somebody is signed in. */
export function useLive(tenantId: string, ownUserId: string): void {
  const client = useQueryClient();
  const state = useConnection((connection) => connection.state);
  useEffect(() => {
    document.documentElement.dataset.connection = state;
  }, [state]);
  useEffect(
    () =>
      joinRealtime(tenantId, {
        onEvent(event) {
          applyToConversations(client, event, ownUserId);
          applyToThreads(client, event);
          applyToNotifications(client, event);
          if (event.type.startsWith('tag.')) client.invalidateQueries({ queryKey: ['tags'] });
          if (event.type.startsWith('canned_answer.'))
            client.invalidateQueries({ queryKey: ['canned-answers'] });
          if (event.topic === 'session') client.invalidateQueries({ queryKey: ['sessions'] });
          if (event.type.startsWith('member.')) client.invalidateQueries({ queryKey: ['members'] });
        },
        onStale: () => client.invalidateQueries(),
      }),
    [client, tenantId, ownUserId],
  );
}
