import { SearchX } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { ApiError, type Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { Button } from '../../../ui/button.tsx';
import { useContactName } from '../../contacts/index.ts';
import { type Conversation, useActions } from '../../conversations/index.ts';
import { useAllMembers } from '../../members/index.ts';
import {
  Composer,
  HeldBackNotice,
  type Message,
  MessageList,
  quoteMessage,
  ReassignedNotice,
  SnoozedNotice,
  useThread,
} from '../../messages/index.ts';
import { useUnreadCount } from '../../notifications/index.ts';
import { ThreadHeader } from './thread-header.tsx';
import { useMarkReadOnView } from './use-mark-read-on-view.ts';

interface Props {
  conversationId: string;
  /** Undefined while it is loading. */
  conversation: Conversation | undefined;
  login: Schemas['LoginResult'];
  onBack(): void;
  onPanel(): void;
}

/** One conversation: header, messages and composer. */
export function Thread({ conversationId, conversation, login, onBack, onPanel }: Props) {
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string>();
  const canAct = login.role !== 'viewer';
  const { error } = useThread(conversationId);
  const run = useActions();
  // Marking it read also reads the user's notifications about it, which may exist without unread messages.
  const hasNotifications = (useUnreadCount().data ?? 0) > 0;
  const isUnread = (conversation?.unreadCount ?? 0) > 0;
  useMarkReadOnView(conversationId, { isUnread, hasNotifications, canAct });
  const unreadAtOpening = useRef(conversation?.unreadCount);
  unreadAtOpening.current ??= conversation?.unreadCount;
  const context = useThreadContextValue({ conversationId, conversation, login, canAct }, onPanel, (it) =>
    setProblem(errorText(it)),
  );
  const nameOf = useContactName();
  const name = conversation && nameOf(conversation.contact);
  if (error instanceof ApiError && (error.status === 404 || error.status === 400))
    return <ConversationNotFound onBack={onBack} />;

  return (
    <section aria-label={name} className="relative isolate flex min-h-0 min-w-0 grow flex-col">
      <ThreadHeader
        conversationId={conversationId}
        conversation={conversation}
        canAct={canAct}
        onBack={onBack}
        onPanel={onPanel}
      />
      <MessageList context={context} unreadCount={unreadAtOpening.current ?? 0} />
      {problem && (
        <p role="alert" dir="auto" className="bg-danger-soft px-4 py-2 text-danger text-sm">
          {problem}
        </p>
      )}
      {conversation && (
        <>
          {canAct && conversation.heldBackCount > 1 && (
            <HeldBackNotice
              conversationId={conversationId}
              count={conversation.heldBackCount}
              onError={context.onError}
            />
          )}
          <ReassignedNotice
            conversationId={conversationId}
            assigneeId={conversation.assigneeId}
            ownUserId={login.user.id}
            nameOf={context.nameOf}
          />
          {conversation.status === 'snoozed' && (
            <SnoozedNotice
              until={conversation.snoozedUntil}
              onWake={canAct ? () => void run({ action: 'reopen' }, [conversationId]) : undefined}
            />
          )}
          <Composer
            conversation={conversation}
            login={login}
            onDone={() => setProblem(undefined)}
            onError={(error) => setProblem(errorText(error))}
            onResolve={() => void run({ action: 'resolve' }, [conversationId])}
          />
        </>
      )}
    </section>
  );
}

/** The context of all messages; memoised, so that messages do not re-render without a change. */
function useThreadContextValue(
  {
    conversationId,
    conversation,
    login,
    canAct,
  }: Pick<Props, 'conversationId' | 'conversation' | 'login'> & { canAct: boolean },
  onPanel: () => void,
  onError: (error: unknown) => void,
) {
  const members = useAllMembers().data;
  const latest = useRef({ onPanel, onError });
  latest.current = { onPanel, onError };
  const nameOfContact = useContactName();
  const contactName = conversation ? nameOfContact(conversation.contact) : '';
  const sessionId = conversation?.sessionId;
  const ownUserId = login.user.id;
  return useMemo(() => {
    const names = new Map(members?.map(({ userId, name }) => [userId, name]));
    return {
      conversationId,
      sessionId,
      contactName,
      ownUserId,
      canAct,
      nameOf: (userId: string) => names.get(userId),
      reply: (message: Message) => quoteMessage(conversationId, message),
      showContact: () => latest.current.onPanel(),
      onError: (error: unknown) => latest.current.onError(error),
    };
  }, [conversationId, sessionId, contactName, ownUserId, canAct, members]);
}

function ConversationNotFound({ onBack }: Pick<Props, 'onBack'>) {
  const t = useTranslations('thread');
  return (
    <section className="flex grow flex-col items-center justify-center gap-3 bg-thread p-6 text-center">
      <SearchX size={44} aria-hidden="true" className="text-muted" />
      <h2 className="font-semibold text-lg">{t('missing')}</h2>
      <p className="max-w-prose text-muted">{t('missingText')}</p>
      <Button onClick={onBack}>{t('toInbox')}</Button>
    </section>
  );
}
