import { useState } from 'react';
import { api, ask } from '../../lib/api.ts';
import type { Message } from './apply-event.ts';
import { useThreadContext } from './thread-context.ts';

/** Sends it again, or takes it back; what becomes of it is heard as an event. */
export function useRetry({ id }: Message) {
  const { problem } = useThreadContext();
  const [isBusy, setBusy] = useState(false);
  const params = { path: { messageId: id } };
  const run = (call: () => Promise<unknown>) => {
    setBusy(true);
    call()
      .catch(problem)
      .finally(() => setBusy(false));
  };
  return {
    isBusy,
    retry: () =>
      run(() =>
        ask(
          api.POST('/api/v1/messages/{messageId}/retry', {
            params: { ...params, header: { 'idempotency-key': crypto.randomUUID() } },
          }),
        ),
      ),
    cancel: () => run(() => ask(api.POST('/api/v1/messages/{messageId}/cancel', { params }))),
  };
}
