import { useMutation, useQuery } from '@tanstack/react-query';
import { Forward } from 'lucide-react';
import { useState } from 'react';
import { api, type Schemas, unwrap } from '../../../lib/api.ts';
import { useDebounced } from '../../../lib/hooks/use-debounced.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { showToast } from '../../../ui/feedback/toast.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { useSessions } from '../../sessions/index.ts';
import type { Message } from '../apply-event.ts';
import { previewOf } from '../preview.ts';
import { forwardBody, forwardMessage, forwardProblem } from './forward-message.ts';

const SHOWN = 20;

/** Chooses the conversation to which a message is forwarded. */
export default function ForwardDialog({ message, onClose }: { message: Message; onClose(): void }) {
  const t = useTranslations('forward');
  const tThread = useTranslations('thread');
  const [typed, setTyped] = useState('');
  const q = useDebounced(typed.trim());
  const sessions = useSessions().data ?? [];
  const found = useQuery({
    queryKey: ['conversations', 'forward', q],
    // Events do not update this query.
    gcTime: 0,
    placeholderData: (before) => before,
    queryFn: async () => {
      const query = { limit: SHOWN, ...(q && { q }) };
      return (await unwrap(api.GET('/api/v1/conversations', { params: { query } }))).data;
    },
  });
  const forward = useMutation({
    mutationFn: async ({ to, key }: { to: Schemas['Conversation']; key: string }) => {
      const body = forwardBody(message);
      if (body) await forwardMessage(body, to.id, key);
    },
    onSuccess(_nothing, { to }) {
      showToast(t('done', { name: to.contact.displayName.slice(0, 80) }));
      onClose();
    },
  });
  const conversations = (found.data ?? []).filter(({ id }) => id !== message.conversationId);
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <blockquote
        dir="auto"
        className="line-clamp-2 shrink-0 rounded-lg border-accent border-s-4 bg-sunken px-3 py-2 text-sm [text-align:-webkit-match-parent]"
      >
        {previewOf(message, tThread)}
      </blockquote>
      <Field
        label={t('to')}
        type="search"
        placeholder={t('search')}
        autoFocus
        autoComplete="off"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ErrorMessage error={found.error} onRetry={() => void found.refetch()} />
      <ErrorMessage
        error={forward.error}
        onRetry={() => forward.variables && forward.mutate(forward.variables)}
      />
      {found.isPending && <Skeleton rows={4} className="h-12" />}
      {found.isSuccess && conversations.length === 0 && (
        <p role="status" className="text-muted text-sm">
          {t('none')}
        </p>
      )}
      <ul aria-label={t('to')} className="-mx-2 flex max-h-[45vh] flex-col overflow-y-auto">
        {conversations.map((conversation) => {
          const session = sessions.find(({ id }) => id === conversation.sessionId);
          const problem = forwardProblem(conversation, message, session);
          return (
            <li key={conversation.id}>
              <button
                type="button"
                disabled={problem !== undefined || forward.isPending}
                onClick={() => forward.mutate({ to: conversation, key: crypto.randomUUID() })}
                className="flex min-h-12 w-full items-center gap-3 rounded-lg px-2 py-1.5 text-start enabled:hover:bg-sunken disabled:cursor-not-allowed"
              >
                <Avatar
                  name={conversation.contact.displayName}
                  size={36}
                  className={problem ? 'opacity-50' : ''}
                />
                <span className="min-w-0 grow">
                  <span
                    dir="auto"
                    className={`block truncate font-medium [text-align:-webkit-match-parent] ${problem ? 'text-muted' : ''}`}
                  >
                    {conversation.contact.displayName}
                  </span>
                  <span className="block truncate text-muted text-sm">
                    {problem ? (
                      t(`cannot_${problem}`)
                    ) : sessions.length > 1 ? (
                      <bdi>{session?.name}</bdi>
                    ) : null}
                  </span>
                </span>
                {!problem && (
                  <Forward size={18} aria-hidden="true" className="shrink-0 text-muted rtl:-scale-x-100" />
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
