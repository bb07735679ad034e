import { type QueryClient, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError, api, ask } from '../../lib/api.ts';
import type { LogEvent } from '../../lib/realtime.ts';
import {
  addMessage,
  applyToThread,
  GUESS,
  type Message,
  type MessagePages,
  removeMessage,
} from './apply-event.ts';

const PAGE = 50;
const threadKey = (conversationId: string) => ['messages', conversationId] as const;

/** The messages of a conversation, newest first, older ones page by page. */
export function useThread(conversationId: string) {
  return useInfiniteQuery({
    queryKey: threadKey(conversationId),
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/conversations/{conversationId}/messages', {
          params: {
            path: { conversationId },
            query: { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Tells every loaded thread of an event. */
export function applyToThreads(client: QueryClient, event: LogEvent): void {
  const { conversationId } = event.data as { conversationId?: string };
  if (!conversationId) return;
  client.setQueryData<MessagePages>(
    threadKey(conversationId),
    (pages) => pages && applyToThread(pages, event, conversationId),
  );
}

export interface Draft {
  kind: 'text' | 'note';
  text: string;
  replyTo?: Message | undefined;
  file?: File | undefined;
}

/**
 * Sends what was written. It stands in the thread at once, as a guess with an id of its own, and gives way to the message
 * of the server; the key makes a second try of the same one harmless.
 */
export function useSend(
  conversation: { id: string; sessionId: string; contact: { id: string } },
  authorId: string,
) {
  const client = useQueryClient();
  const key = threadKey(conversation.id);
  return useMutation({
    mutationFn: async ({ draft, idempotencyKey }: { draft: Draft; idempotencyKey: string }) =>
      draft.kind === 'note'
        ? writeNote(conversation.id, draft, idempotencyKey)
        : sendText(conversation.id, draft, idempotencyKey),
    onMutate({ draft, idempotencyKey }) {
      const guess = guessed(conversation, draft, idempotencyKey, authorId);
      client.setQueryData<MessagePages>(key, (pages) => pages && addMessage(pages, guess));
      return { guessId: guess.id };
    },
    onSuccess(message, _, { guessId }) {
      client.setQueryData<MessagePages>(key, (pages) => {
        if (!pages) return pages;
        const rest = removeMessage(pages, guessId);
        const isThere = rest.pages.some((page) => page.data.some((it) => it.id === message.id));
        return isThere ? rest : addMessage(rest, message);
      });
    },
    onError(_error, _input, context) {
      if (!context) return;
      client.setQueryData<MessagePages>(key, (pages) => pages && removeMessage(pages, context.guessId));
    },
  });
}

async function sendText(conversationId: string, draft: Draft, idempotencyKey: string): Promise<Message> {
  const mediaId = draft.file ? await upload(draft.file) : undefined;
  const answer = await ask(
    api.POST('/api/v1/messages/send', {
      params: { header: { 'idempotency-key': idempotencyKey } },
      body: {
        conversationId,
        ...(draft.text ? { text: draft.text } : {}),
        ...(mediaId ? { mediaId } : {}),
        ...(draft.replyTo ? { replyToMessageId: draft.replyTo.id } : {}),
      } as never,
    }),
  );
  const { messageId } = answer.data as { messageId: string };
  const { data } = await ask(api.GET('/api/v1/messages/{messageId}', { params: { path: { messageId } } }));
  return data as unknown as Message;
}

async function writeNote(conversationId: string, draft: Draft, idempotencyKey: string): Promise<Message> {
  const { data } = await ask(
    api.POST('/api/v1/conversations/{conversationId}/notes', {
      params: { path: { conversationId }, header: { 'idempotency-key': idempotencyKey } },
      body: { text: draft.text },
    }),
  );
  return data as Message;
}

async function upload(file: File): Promise<string> {
  const body = new FormData();
  body.append('file', file, file.name);
  const { data } = await ask(
    api.POST('/api/v1/media', { body: body as never, bodySerializer: (it) => it as unknown as FormData }),
  );
  const { id } = data as { id?: string };
  if (id === undefined) throw new ApiError('internal_error', 500, 'the upload has no id');
  return id;
}

function guessed(
  conversation: { id: string; sessionId: string; contact: { id: string } },
  draft: Draft,
  idempotencyKey: string,
  authorId: string,
): Message {
  const at = new Date().toISOString();
  return {
    id: `${GUESS}${idempotencyKey}`,
    sessionId: conversation.sessionId,
    conversationId: conversation.id,
    contactId: conversation.contact.id,
    direction: draft.kind === 'note' ? 'internal' : 'out',
    origin: 'agent',
    content: draft.kind === 'note' ? { type: 'note', text: draft.text } : { type: 'text', text: draft.text },
    text: draft.text,
    status: draft.kind === 'note' ? 'note' : 'queued',
    ack: 0,
    steps: {},
    error: null,
    providerId: null,
    replyToProviderId: draft.replyTo?.providerId ?? null,
    targetProviderId: null,
    authorId,
    scheduledAt: null,
    at,
    createdAt: at,
  };
}
