import { type QueryClient, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api, ask, type Schemas } from '../../lib/api.ts';
import { enqueue, handle, useOutbox, type Waiting } from '../../lib/outbox.ts';
import type { LogEvent } from '../../lib/realtime.ts';
import {
  addMessage,
  applyToThread,
  GUESS,
  type Message,
  type MessagePages,
  removeMessage,
} from './apply-event.ts';
import { changeDraft, loadDraft } from './composer/drafts.ts';
import type { FileKind } from './composer/files.ts';

const PAGE = 50;
const threadKey = (conversationId: string) => ['messages', conversationId] as const;

/** The messages of a conversation, newest first, older ones page by page. */
export function useThread(conversationId: string) {
  const all = useOutbox((outbox) => outbox.waiting);
  const waiting = useMemo(() => waitingIn(all, conversationId), [all, conversationId]);
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
    select: useCallback((pages: MessagePages) => withWaiting(pages, waiting), [waiting]),
  });
}

function waitingIn(all: readonly Waiting[], conversationId: string): Waiting[] {
  return all.filter(({ kind, lane }) => kind === 'message' && lane === conversationId);
}

/** Guesses whose message the socket has brought before the answer came. */
const arrived = new Set<string>();

/** What was written and waits for the server stands in the thread too, whenever it was fetched. */
function withWaiting(pages: MessagePages, waiting: readonly Waiting[]): MessagePages {
  const guesses = waiting.map(({ payload }) => (payload as Sent).guess).filter(({ id }) => !arrived.has(id));
  return guesses.reduce(addMessage, pages);
}

/** Tells every loaded thread of an event. */
export function applyToThreads(client: QueryClient, event: LogEvent): void {
  const { conversationId } = event.data as { conversationId?: string };
  if (!conversationId) return;
  client.setQueryData<MessagePages>(threadKey(conversationId), (pages) => {
    if (!pages) return pages;
    const waiting = waitingIn(useOutbox.getState().waiting, conversationId);
    const applied = applyToThread(withWaiting(pages, waiting), event, conversationId);
    const left = new Set(applied.pages.flatMap((page) => page.data.map(({ id }) => id)));
    for (const { payload } of waiting) {
      const { id } = (payload as Sent).guess;
      if (!left.has(id)) arrived.add(id);
    }
    return applied;
  });
}

/** One thing to be sent. */
export interface Outgoing {
  kind: 'text' | 'note';
  text: string;
  replyTo?: Pick<Message, 'id' | 'providerId'> | undefined;
  /** A file that was uploaded, and how it is shown. */
  file?: { kind: FileKind; isVoice: boolean; media: Schemas['Media'] } | undefined;
  template?: Extract<Message['content'], { type: 'template' }> | undefined;
  /** The members a note names. */
  mentions?: string[] | undefined;
  /** Not before this instant. */
  sendAt?: string | undefined;
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
    mutationFn: ({ draft, idempotencyKey }: { draft: Outgoing; idempotencyKey: string }) =>
      enqueue<Message>(
        'message',
        {
          conversationId: conversation.id,
          draft,
          guess: guessed(conversation, draft, idempotencyKey, authorId),
        } satisfies Sent,
        { lane: conversation.id, idempotencyKey },
      ),
    networkMode: 'always',
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

/** What waits in the outbox until the server has it. */
interface Sent {
  conversationId: string;
  draft: Outgoing;
  guess: Message;
}

handle<Sent, Message>('message', {
  send: ({ conversationId, draft }, key) =>
    draft.kind === 'note' ? writeNote(conversationId, draft, key) : sendText(conversationId, draft, key),
  onRefused({ conversationId, draft }) {
    if (loadDraft(conversationId).text === '')
      changeDraft(conversationId, { kind: draft.kind, text: draft.text });
  },
});

async function sendText(conversationId: string, draft: Outgoing, idempotencyKey: string): Promise<Message> {
  const { text, file, template, replyTo, sendAt } = draft;
  const answer = await ask(
    api.POST('/api/v1/messages/send', {
      params: { header: { 'idempotency-key': idempotencyKey } },
      body: {
        conversationId,
        ...(text ? { text } : {}),
        ...(file ? { mediaId: file.media.id, mediaType: file.kind } : {}),
        ...(file?.isVoice ? { voice: true } : {}),
        ...(template ? { content: template } : {}),
        ...(replyTo ? { replyToMessageId: replyTo.id } : {}),
        ...(sendAt ? { sendAt } : {}),
      } as never,
    }),
  );
  const { messageId } = answer.data as { messageId: string };
  const { data } = await ask(api.GET('/api/v1/messages/{messageId}', { params: { path: { messageId } } }));
  return data as unknown as Message;
}

async function writeNote(conversationId: string, draft: Outgoing, idempotencyKey: string): Promise<Message> {
  const { data } = await ask(
    api.POST('/api/v1/conversations/{conversationId}/notes', {
      params: { path: { conversationId }, header: { 'idempotency-key': idempotencyKey } },
      body: { text: draft.text, ...(draft.mentions?.length ? { mentions: draft.mentions } : {}) },
    }),
  );
  return data as Message;
}

function guessed(
  conversation: { id: string; sessionId: string; contact: { id: string } },
  draft: Outgoing,
  idempotencyKey: string,
  authorId: string,
): Message {
  const createdAt = new Date().toISOString();
  const at = draft.sendAt ?? createdAt;
  const status = draft.sendAt ? 'scheduled' : 'queued';
  return {
    id: `${GUESS}${idempotencyKey}`,
    sessionId: conversation.sessionId,
    conversationId: conversation.id,
    contactId: conversation.contact.id,
    direction: draft.kind === 'note' ? 'internal' : 'out',
    origin: 'agent',
    content: contentOf(draft),
    text: draft.text || null,
    status: draft.kind === 'note' ? 'note' : status,
    ack: 0,
    steps: {},
    error: null,
    providerId: null,
    replyToProviderId: draft.replyTo?.providerId ?? null,
    targetProviderId: null,
    authorId,
    scheduledAt: draft.sendAt ?? null,
    at,
    createdAt,
  };
}

function contentOf({ kind, text, file, template, mentions }: Outgoing): Message['content'] {
  if (kind === 'note') return { type: 'note', text, ...(mentions?.length ? { mentions } : {}) };
  if (template) return template;
  if (!file) return { type: 'text', text };
  const { media, isVoice } = file;
  const caption = text === '' ? {} : { caption: text };
  return { type: file.kind, media, ...caption, ...(isVoice ? { voice: true } : {}) } as Message['content'];
}
