import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLogin } from '../../lib/login/login.ts';
import { setViewedConversation, useViewersStore, type Viewer } from '../../lib/realtime.ts';

const NO_VIEWERS: readonly Viewer[] = [];
/** After this long without a keystroke the user no longer counts as typing. */
const IDLE_MS = 5_000;

/** The colleagues who are viewing this conversation, without the user themselves. */
export function useViewers(conversationId: string): readonly Viewer[] {
  const viewers = useViewersStore((store) => store.viewers[conversationId]);
  const ownUserId = useLogin(({ login }) => login?.user.id);
  if (!viewers?.some(({ userId }) => userId !== ownUserId)) return NO_VIEWERS;
  return viewers.filter(({ userId }) => userId !== ownUserId);
}

/** Publishes that the user is viewing this conversation or typing in it, while the page is visible. */
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

/** Whether the user is typing, and a callback for every change of the text. */
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
