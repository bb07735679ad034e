import { create } from 'zustand';
import { api, unwrap } from '../api.ts';
import type { TabMessage, Viewer, ViewersOf } from './frames.ts';
import {
  dispatchEvent,
  dispatchLive,
  dispatchStale,
  type OwnTabState,
  ownTabState,
  watchTabState,
} from './own-tab.ts';
import { openReconnectingSocket, type ReconnectingSocket } from './socket.ts';

/** `live`: events are being received. `away`: reconnecting; what is shown may be outdated. */
export const useConnection = create<{ state: 'starting' | 'live' | 'away' }>(() => ({ state: 'starting' }));

/** Who is viewing which conversation; no entry means nobody. */
export const useViewersStore = create<{ viewers: Readonly<Record<string, Viewer[]>> }>(() => ({
  viewers: {},
}));

/** A message from a tab to the tab that owns the socket. */
interface TabState extends OwnTabState {
  kind: 'tab';
  id: string;
}
/** All messages on the channel between the tabs. */
type ChannelMessage = TabMessage | TabState | { kind: 'requestState' };

/** Whether this tab owns the socket for all tabs. */
let isLeaderTab = false;
export const ownsSocket = () => isLeaderTab;

/**
 * A tab that shows a conversation, and the one that owns the socket, repeat their state at this interval, because
 * presence expires on the server.
 */
const PRESENCE_REPEAT_MS = 15_000;

/**
 * One connection for all tabs of this browser: the tab that holds a Web Lock (the leader) owns the socket,
 * subscribes to the union of all tabs' topics, and broadcasts to the others. When it closes, the next tab
 * takes over from its own cursor. Returns a function that leaves.
 */
export function joinRealtime(tenantId: string): () => void {
  const channel = new BroadcastChannel(`waqtor-realtime-${tenantId}`);
  const abort = new AbortController();
  const { signal } = abort;
  const id = crypto.randomUUID();
  let cursor: number | undefined;
  let isLocked = false;
  /** Set in the leader. */
  let leader: { tabs: Map<string, TabState>; socket: ReconnectingSocket } | undefined;

  function handleMessage(message: TabMessage): void {
    if (message.kind === 'event') {
      if (cursor !== undefined && message.event.seq <= cursor) return;
      cursor = message.event.seq;
      dispatchEvent(message.event);
    } else if (message.kind === 'live') {
      cursor = Math.max(cursor ?? 0, message.seq);
      useConnection.setState({ state: 'live' });
      dispatchLive(message.topics);
    } else if (message.kind === 'stale') {
      cursor = message.seq;
      dispatchStale();
    } else if (message.kind === 'presence') {
      showViewers(message.conversations);
    } else {
      useConnection.setState({ state: 'away' });
      useViewersStore.setState({ viewers: {} });
    }
  }
  function broadcast(message: TabMessage): void {
    channel.postMessage(message);
    handleMessage(message);
  }
  function acceptTabState(state: TabState): void {
    if (!leader) return;
    const isNew = !leader.tabs.has(state.id);
    leader.tabs.set(state.id, state);
    if (isNew && state.id !== id) removeWhenClosed(leader.tabs, state.id);
    if (isNew) sendPresence();
    leader.socket.update();
    leader.socket.reannounce();
  }
  function removeWhenClosed(tabs: Map<string, TabState>, tab: string): void {
    // The lock is granted when the tab is gone, however it was closed.
    navigator.locks
      .request(tabLock(tab), { signal }, () => {
        tabs.delete(tab);
        leader?.socket.update();
      })
      .catch(() => {});
  }
  function sendPresence(): void {
    const all = Object.entries(useViewersStore.getState().viewers);
    const conversations = all.map(([conversationId, viewers]) => ({ conversationId, viewers }));
    if (conversations.length > 0)
      channel.postMessage({ kind: 'presence', conversations } satisfies TabMessage);
  }
  function sendTabState(): void {
    const state: TabState = { kind: 'tab', id, ...ownTabState() };
    if (leader) acceptTabState(state);
    else if (isLocked) channel.postMessage(state);
  }
  function lead(): Promise<void> {
    const tabs = new Map<string, TabState>();
    const socket = openReconnectingSocket({
      open: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws`),
      ticket: async () => (await unwrap(api.POST('/api/v1/auth/ws-ticket'))).data.ticket,
      topics: () => [...new Set([...tabs.values()].flatMap((tab) => tab.topics))],
      viewed: () => [...tabs.values()].flatMap(({ viewed }) => viewed ?? []).slice(0, 8),
      isVisible: () => [...tabs.values()].some((tab) => tab.isVisible),
      cursor: () => cursor,
      onMessage: broadcast,
      network: window,
      signal,
    });
    leader = { tabs, socket };
    isLeaderTab = true;
    sendTabState();
    channel.postMessage({ kind: 'requestState' } satisfies ChannelMessage);
    return socket.done;
  }

  channel.onmessage = ({ data }: MessageEvent<ChannelMessage>) => {
    if (data.kind === 'requestState') sendTabState();
    else if (data.kind === 'tab') acceptTabState(data);
    else handleMessage(data);
  };
  const stopWatching = watchTabState(sendTabState);
  const presenceInterval = setInterval(() => {
    if (leader || ownTabState().viewed) sendTabState();
  }, PRESENCE_REPEAT_MS);
  const untilAborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  navigator.locks.request(tabLock(id), () => {
    isLocked = true;
    if (!signal.aborted) sendTabState();
    return untilAborted;
  });
  navigator.locks.request(`waqtor-socket-${tenantId}`, { signal }, lead).catch(() => {}); // left while waiting for the lock
  return () => {
    stopWatching();
    clearInterval(presenceInterval);
    abort.abort();
    isLeaderTab = false;
    channel.close();
    useConnection.setState({ state: 'starting' });
    useViewersStore.setState({ viewers: {} });
  };
}

function showViewers(conversations: readonly ViewersOf[]): void {
  const next = { ...useViewersStore.getState().viewers };
  for (const { conversationId, viewers } of conversations) {
    if (viewers.length > 0) next[conversationId] = viewers;
    else delete next[conversationId];
  }
  useViewersStore.setState({ viewers: next });
}

function tabLock(id: string): string {
  return `waqtor-tab-${id}`;
}
