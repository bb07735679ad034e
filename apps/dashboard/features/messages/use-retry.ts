import { useState } from 'react';
import { api, unwrap } from '../../lib/api.ts';
import type { Message } from './apply-event.ts';
import { retry } from './reactions.ts';
import { useThreadContext } from './thread-context.ts';

/** Retries or cancels a message; the result arrives as an event. */
export function useRetry(message: Message) {
  const { onError } = useThreadContext();
  const [isBusy, setBusy] = useState(false);
  const run = (call: () => Promise<unknown>) => {
    setBusy(true);
    call()
      .catch(onError)
      .finally(() => setBusy(false));
  };
  const params = { path: { messageId: message.id } };
  return {
    isBusy,
    retry: () => run(() => retry(message)),
    cancel: () => run(() => unwrap(api.POST('/api/v1/messages/{messageId}/cancel', { params }))),
  };
}
