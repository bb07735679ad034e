import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, ask } from '../../lib/api.ts';
import { defineOutboxKind } from '../../lib/outbox.ts';
import { useProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/toast.tsx';
import type { Action, BulkInput, Changed } from './action.ts';
import { undoOf } from './undo.ts';
import { patchConversation } from './use-conversations.ts';

/** The maximum number of conversations per request. */
const MOST = 200;
/** Actions that happen implicitly, without a toast and without undo. */
const silent: readonly Action['action'][] = ['mark_read', 'reopen'];

/** Performs an action on conversations and shows a toast with undo; failures are reported too. */
export function useActions(): (action: Action, ids: readonly string[]) => Promise<Changed[]> {
  const t = useTranslations('bulk');
  const client = useQueryClient();
  const problemOf = useProblem();
  const complain = (error: unknown) => showToast(problemOf(error), { tone: 'problem' });
  return async (action, ids) => {
    try {
      const changed = await actOn(client, action, ids);
      if (changed.length > 0 && !silent.includes(action.action))
        showToast(t(action.action, { count: changed.length }), {
          undo: () => takeBack(client, changed).catch(complain),
        });
      return changed;
    } catch (error) {
      complain(error);
      return [];
    }
  };
}

/** Marks a conversation read in the background. */
export async function markRead(client: QueryClient, conversationId: string): Promise<void> {
  const changed = await sendPart({ action: 'mark_read', conversationIds: [conversationId] }).catch(() => []);
  show(client, changed);
}

/** Restores the previous state of these conversations. */
export async function takeBack(client: QueryClient, changed: readonly Changed[]): Promise<void> {
  for (const { action, ids } of undoOf(changed, new Date())) await actOn(client, action, ids);
}

/** Sent through the outbox: while the server is unreachable the request waits, in order per conversation. */
async function actOn(client: QueryClient, action: Action, ids: readonly string[]): Promise<Changed[]> {
  const changed: Changed[] = [];
  for (let from = 0; from < ids.length; from += MOST) {
    const conversationIds = ids.slice(from, from + MOST);
    const sendQueue = conversationIds.length === 1 ? (conversationIds[0] ?? '') : 'conversations';
    const body = { ...action, conversationIds } as BulkInput;
    changed.push(
      ...(await conversationsOutbox.enqueue(body, {
        sendQueue,
        idempotencyKey: crypto.randomUUID(),
      })),
    );
  }
  show(client, changed);
  return changed;
}

export const conversationsOutbox = defineOutboxKind<BulkInput, Changed[]>('conversations', {
  send: sendPart,
});

async function sendPart(body: BulkInput, idempotencyKey: string = crypto.randomUUID()): Promise<Changed[]> {
  const params = { header: { 'idempotency-key': idempotencyKey } };
  return (await ask(api.POST('/api/v1/conversations/bulk', { params, body }))).data;
}

/** Writes the server's response to the cache at once. */
export function show(client: QueryClient, changed: readonly Changed[]): void {
  for (const { conversationId, changes } of changed) patchConversation(client, conversationId, changes);
}
