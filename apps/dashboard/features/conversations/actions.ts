import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { defineOutboxKind } from '../../lib/outbox.ts';
import { useErrorText } from '../../lib/problems.ts';
import { showToast } from '../../ui/feedback/toast.tsx';
import type { Action, BulkInput, Changed } from './action.ts';
import { undoRequests } from './undo.ts';
import { patchConversation } from './use-conversations.ts';

/** The maximum number of conversations per request. */
const MAX_PER_REQUEST = 200;
/** Actions that happen implicitly, without a toast and without undo. */
const silentActions: readonly Action['action'][] = ['mark_read', 'reopen'];

/** Performs an action on conversations and shows a toast with undo; failures are reported too. */
export function useActions(): (action: Action, ids: readonly string[]) => Promise<Changed[]> {
  const t = useTranslations('bulk');
  const client = useQueryClient();
  const errorText = useErrorText();
  const showError = (error: unknown) => showToast(errorText(error), { variant: 'error' });
  return async (action, ids) => {
    try {
      const changed = await performAction(client, action, ids);
      if (changed.length > 0 && !silentActions.includes(action.action))
        showToast(t(action.action, { count: changed.length }), {
          undo: () => undoChanges(client, changed).catch(showError),
        });
      return changed;
    } catch (error) {
      showError(error);
      return [];
    }
  };
}

/** Marks a conversation read in the background. */
export async function markRead(client: QueryClient, conversationId: string): Promise<void> {
  const changed = await sendRequest({ action: 'mark_read', conversationIds: [conversationId] }).catch(
    () => [],
  );
  setConversationData(client, changed);
}

/** Restores the previous state of these conversations; the server withdraws what it notified of. */
export async function undoChanges(client: QueryClient, changed: readonly Changed[]): Promise<void> {
  for (const { action, ids } of undoRequests(changed, new Date()))
    await performAction(client, { ...action, undo: true }, ids);
}

/** Sent through the outbox: while the server is unreachable the request waits, in order per conversation. */
async function performAction(
  client: QueryClient,
  action: Action,
  ids: readonly string[],
): Promise<Changed[]> {
  const changed: Changed[] = [];
  for (let from = 0; from < ids.length; from += MAX_PER_REQUEST) {
    const conversationIds = ids.slice(from, from + MAX_PER_REQUEST);
    const sendQueue = conversationIds.length === 1 ? (conversationIds[0] ?? '') : 'conversations';
    const body = { ...action, conversationIds } as BulkInput;
    changed.push(
      ...(await conversationsOutbox.enqueue(body, {
        sendQueue,
        idempotencyKey: crypto.randomUUID(),
      })),
    );
  }
  setConversationData(client, changed);
  return changed;
}

export const conversationsOutbox = defineOutboxKind<BulkInput, Changed[]>('conversations', {
  send: sendRequest,
});

async function sendRequest(
  body: BulkInput,
  idempotencyKey: string = crypto.randomUUID(),
): Promise<Changed[]> {
  const params = { header: { 'idempotency-key': idempotencyKey } };
  return (await unwrap(api.POST('/api/v1/conversations/bulk', { params, body }))).data;
}

/** Writes the server's response to the cache at once. */
export function setConversationData(client: QueryClient, changed: readonly Changed[]): void {
  for (const { conversationId, changes } of changed) patchConversation(client, conversationId, changes);
}
