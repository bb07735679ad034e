import { useEffect } from 'react';

const lockName = (conversationId: string) => `waqtor-front-${conversationId}`;

/** Holds a Web Lock while this conversation is visible and focused, so that other tabs can tell. */
export function useForegroundConversation(conversationId: string | undefined): void {
  useEffect(() => {
    if (conversationId === undefined) return;
    let release: (() => void) | undefined;
    function update(): void {
      const isFocused = document.visibilityState === 'visible' && document.hasFocus();
      if (isFocused && !release && conversationId) {
        const untilReleased = new Promise<void>((resolve) => {
          release = resolve;
        });
        navigator.locks.request(lockName(conversationId), { mode: 'shared' }, () => untilReleased);
      } else if (!isFocused) {
        release?.();
        release = undefined;
      }
    }
    update();
    const focusEvents = ['focus', 'blur'] as const;
    for (const eventName of focusEvents) window.addEventListener(eventName, update);
    document.addEventListener('visibilitychange', update);
    return () => {
      release?.();
      for (const eventName of focusEvents) window.removeEventListener(eventName, update);
      document.removeEventListener('visibilitychange', update);
    };
  }, [conversationId]);
}

/** Whether this conversation is visible and focused in any tab of this browser. */
export async function isInForeground(conversationId: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockName(conversationId));
}
