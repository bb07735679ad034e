import { useEffect } from 'react';

const nameOf = (conversationId: string) => `waqtor-front-${conversationId}`;

/** Holds a Web Lock while this conversation is visible and focused, so that other tabs can tell. */
export function useForegroundConversation(conversationId: string | undefined): void {
  useEffect(() => {
    if (conversationId === undefined) return;
    let release: (() => void) | undefined;
    function look(): void {
      const isSeen = document.visibilityState === 'visible' && document.hasFocus();
      if (isSeen && !release && conversationId) {
        const until = new Promise<void>((resolve) => {
          release = resolve;
        });
        navigator.locks.request(nameOf(conversationId), { mode: 'shared' }, () => until);
      } else if (!isSeen) {
        release?.();
        release = undefined;
      }
    }
    look();
    const moments = ['focus', 'blur'] as const;
    for (const moment of moments) window.addEventListener(moment, look);
    document.addEventListener('visibilitychange', look);
    return () => {
      release?.();
      for (const moment of moments) window.removeEventListener(moment, look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [conversationId]);
}

/** Whether this conversation is visible and focused in any tab of this browser. */
export async function isInForeground(conversationId: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === nameOf(conversationId));
}
