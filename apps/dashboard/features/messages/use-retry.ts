import { useState } from 'react';
import type { Message } from './apply-event.ts';
import { cancelMessage } from './composer/later/cancel-message.ts';
import { retry } from './reactions.ts';
import { useThreadContext } from './thread-context.ts';

/** Retries a message, or cancels it and returns it to the composer; the result arrives as an event. */
export function useRetry(message: Message) {
  const { onError } = useThreadContext();
  const [isBusy, setBusy] = useState(false);
  const run = (call: () => Promise<unknown>) => {
    setBusy(true);
    call()
      .catch(onError)
      .finally(() => setBusy(false));
  };
  return {
    isBusy,
    retry: () => run(() => retry(message)),
    cancel: () => run(() => cancelMessage(message)),
  };
}
