import { findEventProblem } from './check-event.ts';
import type { LogEvent, Topic, ViewedConversation } from './frames.ts';

export interface Listener {
  onEvent(event: LogEvent): void;
  /** Events were or may have been missed: what is shown of this topic must be fetched anew. */
  onStale(): void;
}

/** The topics this tab listens to, and the conversation it shows. */
const listeners = new Map<Topic, Set<Listener>>();
/** Topics whose listeners came before anything of them could be heard. */
const awaiting = new Set<Topic>();
let viewed: ViewedConversation | undefined;
let onChange: () => void = () => {};

/** Hears a topic until the returned function is called. */
export function listen(topic: Topic, listener: Listener): () => void {
  const group = listeners.get(topic) ?? new Set();
  listeners.set(topic, group);
  group.add(listener);
  if (group.size === 1) {
    awaiting.add(topic);
    onChange();
  }
  return () => {
    group.delete(listener);
    if (group.size > 0 || listeners.get(topic) !== group) return;
    listeners.delete(topic);
    awaiting.delete(topic);
    onChange();
  };
}

/** Sets the conversation that is open in this tab; undefined when none is. */
export function setViewedConversation(next: ViewedConversation | undefined): void {
  if (next?.conversationId === viewed?.conversationId && next?.isTyping === viewed?.isTyping) return;
  viewed = next;
  onChange();
}

export function ownTabState(): { topics: Topic[]; viewed: ViewedConversation | undefined } {
  return { topics: [...listeners.keys()], viewed };
}

/** Calls back whenever the state of this tab changes; one callback at a time. */
export function watchTabState(callback: () => void): () => void {
  onChange = callback;
  return () => {
    onChange = () => {};
    for (const topic of listeners.keys()) awaiting.add(topic);
  };
}

/** Tells the listeners of its topic. One that cannot be shown is logged, and what it was about is fetched anew. */
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

/** Whoever waited for one of these topics may have missed something before it was live. */
export function dispatchLive(topics: readonly Topic[]): void {
  const begun = topics.filter((topic) => awaiting.delete(topic));
  dispatchStale(begun);
}

export function dispatchStale(topics: readonly Topic[] = [...listeners.keys()]): void {
  for (const topic of topics) for (const listener of listeners.get(topic) ?? []) listener.onStale();
}
