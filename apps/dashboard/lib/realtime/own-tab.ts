import { findEventProblem } from './check-event.ts';
import type { LogEvent, Topic, ViewedConversation } from './frames.ts';

export interface Listener {
  onEvent(event: LogEvent): void;
  /** Called if events were, or may have been, missed: the data of this topic must be refetched. */
  onStale(): void;
}

/** The topics this tab subscribes to, with their listeners. */
const listeners = new Map<Topic, Set<Listener>>();
/** Topics with listeners that were added before the topic was live. */
const pendingTopics = new Set<Topic>();
/** The conversation this tab shows. */
let viewed: ViewedConversation | undefined;
let onChange: () => void = () => {};

/** Subscribes to a topic; returns the unsubscribe function. */
export function listen(topic: Topic, listener: Listener): () => void {
  const group = listeners.get(topic) ?? new Set();
  listeners.set(topic, group);
  group.add(listener);
  if (group.size === 1) {
    pendingTopics.add(topic);
    onChange();
  }
  return () => {
    group.delete(listener);
    if (group.size > 0 || listeners.get(topic) !== group) return;
    listeners.delete(topic);
    pendingTopics.delete(topic);
    onChange();
  };
}

/** Sets the conversation that is open in this tab; undefined if none. */
export function setViewedConversation(next: ViewedConversation | undefined): void {
  if (next?.conversationId === viewed?.conversationId && next?.isTyping === viewed?.isTyping) return;
  viewed = next;
  onChange();
}

export interface OwnTabState {
  topics: Topic[];
  viewed: ViewedConversation | undefined;
  isVisible: boolean;
}

export function ownTabState(): OwnTabState {
  const isVisible = document.visibilityState === 'visible';
  return { topics: [...listeners.keys()], viewed, isVisible };
}

/** Sets the callback for changes of this tab's state; only one callback is supported. */
export function watchTabState(callback: () => void): () => void {
  onChange = callback;
  document.addEventListener('visibilitychange', callback);
  return () => {
    document.removeEventListener('visibilitychange', callback);
    onChange = () => {};
    for (const topic of listeners.keys()) pendingTopics.add(topic);
  };
}

/** Passes an event to the listeners of its topic. An invalid one is logged, and its topic is refetched. */
export function dispatchEvent(event: LogEvent): void {
  const { seq, type, topic } = event;
  const problem = findEventProblem(event);
  if (problem) {
    console.warn(`event ${seq} (${type}) cannot be read and is skipped: ${problem}`);
    dispatchStale([topic]);
    return;
  }
  for (const listener of listeners.get(topic) ?? []) {
    try {
      listener.onEvent(event);
    } catch (error) {
      console.warn(`event ${seq} (${type}) could not be applied:`, error);
      listener.onStale();
    }
  }
}

/** Listeners that were waiting for one of these topics may have missed events before it was live. */
export function dispatchLive(topics: readonly Topic[]): void {
  const nowLive = topics.filter((topic) => pendingTopics.delete(topic));
  dispatchStale(nowLive);
}

export function dispatchStale(topics: readonly Topic[] = [...listeners.keys()]): void {
  for (const topic of topics) for (const listener of listeners.get(topic) ?? []) listener.onStale();
}
