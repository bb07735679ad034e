import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLogin } from '../../lib/login/login.ts';
import { setViewedConversation, useViewersStore, type Viewer } from '../../lib/realtime.ts';

const NOBODY: readonly Viewer[] = [];
/** Whoever has not touched a key for this long writes no more. */
const IDLE_MS = 5_000;

/** The colleagues who look at this conversation now, without oneself. */
export function useViewers(conversationId: string): readonly Viewer[] {
  const viewers = useViewersStore((store) => store.viewers[conversationId]);
  const ownUserId = useLogin(({ login }) => login?.user.id);
  if (!viewers?.some(({ userId }) => userId !== ownUserId)) return NOBODY;
  return viewers.filter(({ userId }) => userId !== ownUserId);
}

/** Lets colleagues see that one looks at this conversation, or writes in it; for as long as the page can be seen. */
export function useAnnouncePresence(conversationId: string | undefined, isTyping: boolean): void {
  const isVisible = useSyncExternalStore(
    onVisibility,
    () => document.visibilityState === 'visible',
    () => false,
  );
  useEffect(() => {
    if (conversationId === undefined || !isVisible) return;
    setViewedConversation({ conversationId, isTyping });
  }, [conversationId, isTyping, isVisible]);
  useEffect(() => {
    if (conversationId !== undefined && isVisible) return () => setViewedConversation(undefined);
    return undefined;
  }, [conversationId, isVisible]);
}

/** Whether somebody writes, and what to call with the text whenever it changes. */
export function useTyping(): [boolean, (text: string) => void] {
  const [isTyping, setTyping] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [
    isTyping,
    (text) => {
      clearTimeout(timer.current);
      setTyping(text !== '');
      timer.current = setTimeout(() => setTyping(false), IDLE_MS);
    },
  ];
}

function onVisibility(callback: () => void): () => void {
  document.addEventListener('visibilitychange', callback);
  return () => document.removeEventListener('visibilitychange', callback);
}
