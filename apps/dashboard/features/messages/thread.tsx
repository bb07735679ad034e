import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { useProblem } from '../../lib/problems.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { markRead } from '../conversations/actions.ts';
import { ConversationActions } from '../conversations/conversation-actions.tsx';
import type { Conversation } from '../conversations/filters.ts';
import { Viewers } from '../presence/viewers.tsx';
import type { Message } from './apply-event.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

interface Props {
  conversationId: string;
  /** Undefined while it is on its way. */
  conversation: Conversation | undefined;
  login: Schemas['SignedIn'];
  onBack(): void;
  onPanel(): void;
}

/** One conversation: who it is with, what was said, and the place to answer. */
export function Thread({ conversationId, conversation, login, onBack, onPanel }: Props) {
  const t = useTranslations('inbox');
  const client = useQueryClient();
  const problemOf = useProblem();
  const [replyTo, setReplyTo] = useState<Message>();
  const [problem, setProblem] = useState<string>();
  const mayAnswer = login.role !== 'viewer';
  const hasUnread = (conversation?.unreadCount ?? 0) > 0;
  useEffect(() => {
    if (hasUnread && mayAnswer && document.visibilityState === 'visible') markRead(client, conversationId);
  }, [client, conversationId, hasUnread, mayAnswer]);

  return (
    <section aria-label={conversation?.contact.displayName} className="flex min-h-0 min-w-0 grow flex-col">
      <header className="flex min-h-16 items-center gap-2 border-line border-b bg-surface px-2 sm:px-4">
        <IconButton label={t('back')} onClick={onBack} className="lg:hidden">
          <ArrowLeft size={22} className="rtl:-scale-x-100" />
        </IconButton>
        <button type="button" onClick={onPanel} className="flex min-w-0 grow items-center gap-3 text-start">
          <Avatar name={conversation?.contact.displayName ?? ''} size={40} />
          <span className="min-w-0">
            <span dir="auto" className="block truncate font-semibold [text-align:-webkit-match-parent]">
              {conversation?.contact.displayName}
            </span>
            <bdi className="block truncate text-muted text-sm">
              {conversation?.contact.phone ?? conversation?.contact.username}
            </bdi>
          </span>
          <span className="sr-only">{t('details')}</span>
        </button>
        <Viewers conversationId={conversationId} size={28} />
        {conversation && mayAnswer && (
          <ConversationActions conversation={conversation} ownUserId={login.user.id} onProblem={setProblem} />
        )}
      </header>
      <MessageList
        conversationId={conversationId}
        ownUserId={login.user.id}
        mayAnswer={mayAnswer}
        onReply={setReplyTo}
        onProblem={(error) => setProblem(problemOf(error))}
      />
      {problem && (
        <p role="alert" dir="auto" className="bg-danger-soft px-4 py-2 text-danger text-sm">
          {problem}
        </p>
      )}
      {conversation && (
        <Composer
          conversation={conversation}
          login={login}
          replyTo={replyTo}
          onDone={() => {
            setReplyTo(undefined);
            setProblem(undefined);
          }}
          onProblem={(error) => setProblem(problemOf(error))}
          onCancelReply={() => setReplyTo(undefined)}
        />
      )}
    </section>
  );
}
