import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { keepAnswersCurrent } from '../../lib/queries/late-answers.ts';
import {
  joinRealtime,
  type LogEvent,
  useConnection,
  useConversationsWebSocket,
  useNotificationsWebSocket,
  useStatusWebSocket,
} from '../../lib/realtime.ts';
import { applyToContacts } from '../contacts/index.ts';
import { applyToConversations } from '../conversations/index.ts';
import { hearOwnAvailability } from '../members/index.ts';
import { applyToThreads } from '../messages/index.ts';
import { applyToNotifications } from '../notifications/index.ts';
import { applyToTeams } from '../teams/index.ts';

/** What is fetched anew when events of these topics were missed; everything else is of the conversations. */
const ofStatus = ['sessions'];
const ofNotifications = ['notifications', 'members', 'teams'];

/** Keeps everything that is shown current, for as long as somebody is signed in. */
export function useLive(tenantId: string, ownUserId: string): void {
  const client = useQueryClient();
  const state = useConnection((connection) => connection.state);
  useEffect(() => {
    document.documentElement.dataset.connection = state;
    // What could not be fetched while the server was away has nobody else who would ask again.
    if (state === 'live') client.invalidateQueries({ predicate: (query) => query.state.status === 'error' });
  }, [state, client]);
  const renew = (isOf: (name: unknown) => boolean) => () =>
    client.invalidateQueries({ predicate: ({ queryKey }) => isOf(queryKey[0]) });
  const answers = useRef<ReturnType<typeof keepAnswersCurrent<LogEvent>>>(undefined);
  useEffect(() => {
    answers.current = keepAnswersCurrent(client, (event: LogEvent) => {
      applyToConversations(client, event, ownUserId);
      applyToThreads(client, event);
      applyToContacts(client, event);
    });
    return answers.current.stop;
  }, [client, ownUserId]);
  useConversationsWebSocket({
    onEvent(event) {
      answers.current?.hear(event);
      if (event.type.startsWith('tag.')) client.invalidateQueries({ queryKey: ['tags'] });
      if (event.type === 'tag.deleted') client.invalidateQueries({ queryKey: ['views'] });
      if (event.type.startsWith('macro.')) client.invalidateQueries({ queryKey: ['macros'] });
      if (event.type.startsWith('view.')) client.invalidateQueries({ queryKey: ['views'] });
      if (event.type.startsWith('canned_response.'))
        client.invalidateQueries({ queryKey: ['canned-responses'] });
    },
    onStale: renew((name) => ![...ofStatus, ...ofNotifications].includes(String(name))),
  });
  useStatusWebSocket({
    onEvent({ data }) {
      const id = 'session' in data ? data.session.id : 'sessionId' in data ? data.sessionId : undefined;
      client.invalidateQueries({ queryKey: ['sessions'], exact: true });
      // A number that loses its connection may have lost the sandbox.
      client.invalidateQueries({ queryKey: ['sessions', 'sandbox'] });
      // The profile is Meta's; asking for it costs a call there, and no event speaks of it.
      client.invalidateQueries({
        queryKey: ['sessions', id],
        predicate: ({ queryKey }) => queryKey[2] !== 'profile',
      });
    },
    onStale: renew((name) => ofStatus.includes(String(name))),
  });
  useNotificationsWebSocket({
    onEvent(event) {
      applyToNotifications(client, event);
      if (event.type.startsWith('member.')) client.invalidateQueries({ queryKey: ['members'] });
      applyToTeams(client, event);
      hearOwnAvailability(event, ownUserId);
    },
    onStale: renew((name) => ofNotifications.includes(String(name))),
  });
  useEffect(() => joinRealtime(tenantId), [tenantId]);
}
