import { useEffect, useRef } from 'react';
import type { Topic } from './realtime/frames.ts';
import { type Listener, listen } from './realtime/own-tab.ts';

export type { EventContent, EventOf, LogEvent, Topic, Viewer } from './realtime/frames.ts';
export { type Listener, setViewedConversation } from './realtime/own-tab.ts';
export { joinRealtime, ownsSocket, useConnection, useViewersStore } from './realtime/tabs.ts';

/*
 * Realtime events, by topic: each hook subscribes its component to a topic while it is mounted. All share
 * this browser's one connection, which is subscribed to the union of the topics in use.
 */

/** Conversations, messages, contacts, tags, views, canned responses. */
export const useConversationsWebSocket = topicHook('conversations');
/** Sessions: their state, limits, quality and errors. */
export const useStatusWebSocket = topicHook('sessions');
/** Notifications of the signed-in user. */
export const useNotificationsWebSocket = topicHook('notifications');
/** Members, teams and the profile of the business. */
export const useWorkspaceWebSocket = topicHook('workspace');

function topicHook(topic: Topic) {
  return function useTopic(listener: Listener): void {
    const latest = useRef(listener);
    latest.current = listener;
    useEffect(
      () =>
        listen(topic, {
          onEvent: (event) => latest.current.onEvent(event),
          onStale: () => latest.current.onStale(),
        }),
      [],
    );
  };
}
