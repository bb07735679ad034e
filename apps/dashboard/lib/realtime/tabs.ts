import { create } from 'zustand';
import { api, ask } from '../api.ts';
import type { Looked, Said, Topic, Viewer, ViewersOf } from './frames.ts';
import { ownWishes, tellEvent, tellLive, tellStale, watchWishes } from './own-tab.ts';
import { type KeptSocket, keepSocket } from './socket.ts';

/** `live`: every change arrives by itself. `away`: it is being tried; what is shown may be old. */
export const useConnection = create<{ state: 'starting' | 'live' | 'away' }>(() => ({ state: 'starting' }));

/** Who looks at which conversation; nobody where there is no entry. */
export const useViewersStore = create<{ viewers: Readonly<Record<string, Viewer[]>> }>(() => ({
  viewers: {},
}));

/** What a tab tells whoever keeps the socket. */
interface Wishes {
  kind: 'tab';
  id: string;
  topics: Topic[];
  looking: Looked | undefined;
}
type Told = Said | Wishes | { kind: 'who' };

/** Whether this tab keeps the socket for all of them. */
let isKeeper = false;
export const keepsSocket = () => isKeeper;

/** A tab that looks at something says so again this often, so that its person is seen; the server forgets them otherwise. */
const AGAIN_MS = 15_000;

/**
 * One connection for all tabs of this browser: the tab that holds the lock keeps the socket, asks for what any tab wants, and
 * tells the others. When it closes, the next one takes over from the same place. Returns how to leave.
 */
export function joinRealtime(tenantId: string): () => void {
  const channel = new BroadcastChannel(`waqtor-realtime-${tenantId}`);
  const abort = new AbortController();
  const { signal } = abort;
  const id = crypto.randomUUID();
  let cursor: number | undefined;
  let isLocked = false;
  /** Set in the tab that keeps the socket. */
  let leader: { tabs: Map<string, Wishes>; socket: KeptSocket } | undefined;

  function hear(said: Said): void {
    if (said.kind === 'event') {
      if (cursor !== undefined && said.event.seq <= cursor) return;
      cursor = said.event.seq;
      tellEvent(said.event);
    } else if (said.kind === 'live') {
      cursor = Math.max(cursor ?? 0, said.seq);
      useConnection.setState({ state: 'live' });
      tellLive(said.topics);
    } else if (said.kind === 'stale') {
      cursor = said.seq;
      tellStale();
    } else if (said.kind === 'presence') {
      showViewers(said.conversations);
    } else {
      useConnection.setState({ state: 'away' });
      useViewersStore.setState({ viewers: {} });
    }
  }
  function tellAll(said: Said): void {
    channel.postMessage(said);
    hear(said);
  }
  function takeWishes(wishes: Wishes): void {
    if (!leader) return;
    const isNew = !leader.tabs.has(wishes.id);
    leader.tabs.set(wishes.id, wishes);
    if (isNew && wishes.id !== id) forgetWhenGone(leader.tabs, wishes.id);
    if (isNew) tellPresence();
    leader.socket.update();
    leader.socket.repeat();
  }
  function forgetWhenGone(tabs: Map<string, Wishes>, tab: string): void {
    // Granted when the tab has gone, however it went.
    navigator.locks
      .request(tabLock(tab), { signal }, () => {
        tabs.delete(tab);
        leader?.socket.update();
      })
      .catch(() => {});
  }
  function tellPresence(): void {
    const all = Object.entries(useViewersStore.getState().viewers);
    const conversations = all.map(([conversationId, viewers]) => ({ conversationId, viewers }));
    if (conversations.length > 0) channel.postMessage({ kind: 'presence', conversations } satisfies Said);
  }
  function tellWishes(): void {
    const wishes: Wishes = { kind: 'tab', id, ...ownWishes() };
    if (leader) takeWishes(wishes);
    else if (isLocked) channel.postMessage(wishes);
  }
  function lead(): Promise<void> {
    const tabs = new Map<string, Wishes>();
    const socket = keepSocket({
      open: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws`),
      ticket: async () => (await ask(api.POST('/api/v1/auth/ws-ticket'))).data.ticket,
      topics: () => [...new Set([...tabs.values()].flatMap((tab) => tab.topics))],
      looking: () => [...tabs.values()].flatMap(({ looking }) => looking ?? []).slice(0, 8),
      cursor: () => cursor,
      hear: tellAll,
      network: window,
      signal,
    });
    leader = { tabs, socket };
    isKeeper = true;
    tellWishes();
    channel.postMessage({ kind: 'who' } satisfies Told);
    return socket.done;
  }

  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'who') tellWishes();
    else if (data.kind === 'tab') takeWishes(data);
    else hear(data);
  };
  const stopWatching = watchWishes(tellWishes);
  const again = setInterval(() => {
    if (ownWishes().looking) tellWishes();
  }, AGAIN_MS);
  const untilLeft = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  navigator.locks.request(tabLock(id), () => {
    isLocked = true;
    if (!signal.aborted) tellWishes();
    return untilLeft;
  });
  navigator.locks.request(`waqtor-socket-${tenantId}`, { signal }, lead).catch(() => {}); // left while it waited
  return () => {
    stopWatching();
    clearInterval(again);
    abort.abort();
    isKeeper = false;
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
