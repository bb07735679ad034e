import type { LogEvent, Looked, Topic } from './frames.ts';

export interface Listener {
  onEvent(event: LogEvent): void;
  /** Events were or may have been missed: what is shown of this topic must be fetched anew. */
  onStale(): void;
}

/** What this tab wants to hear and says of its person. */
const listeners = new Map<Topic, Set<Listener>>();
/** Topics whose listeners came before anything of them could be heard. */
const awaiting = new Set<Topic>();
let looking: Looked | undefined;
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

/** Says at which conversation the person looks in this tab; undefined: at none. */
export function lookAt(looked: Looked | undefined): void {
  if (looked?.conversationId === looking?.conversationId && looked?.isTyping === looking?.isTyping) return;
  looking = looked;
  onChange();
}

export function ownWishes(): { topics: Topic[]; looking: Looked | undefined } {
  return { topics: [...listeners.keys()], looking };
}

/** Calls back whenever the wishes change; one at a time. */
export function watchWishes(callback: () => void): () => void {
  onChange = callback;
  return () => {
    onChange = () => {};
    for (const topic of listeners.keys()) awaiting.add(topic);
  };
}

export function tellEvent(event: LogEvent): void {
  for (const listener of listeners.get(event.topic as Topic) ?? []) listener.onEvent(event);
}

/** Whoever waited for one of these topics may have missed something before it was live. */
export function tellLive(topics: readonly Topic[]): void {
  const begun = topics.filter((topic) => awaiting.delete(topic));
  tellStale(begun);
}

export function tellStale(topics: readonly Topic[] = [...listeners.keys()]): void {
  for (const topic of topics) for (const listener of listeners.get(topic) ?? []) listener.onStale();
}
