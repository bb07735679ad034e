import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageSquarePlus } from 'lucide-react';
import Link from 'next/link';
import { useFormatter } from 'use-intl';
import { allPages } from '../../../lib/all-pages.ts';
import { api, type Schemas, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useConversationsWebSocket } from '../../../lib/realtime.ts';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { previewOf } from '../../messages/index.ts';
import { useSessions } from '../../sessions/index.ts';
import type { Contact } from '../list/contact-filters.ts';

/** The conversations with a contact, one per session, and a link that starts one. */
export function ContactConversations({ contact, canEdit }: { contact: Contact; canEdit: boolean }) {
  const t = useTranslations('contacts');
  const list = useContactConversations(contact.id);
  return (
    <section aria-label={t('conversations')} className="flex flex-col gap-2">
      <h3 className="font-semibold text-sm">{t('conversations')}</h3>
      {list.isPending && <Skeleton rows={2} className="h-12" />}
      {list.error && <ErrorMessage error={list.error} onRetry={() => list.refetch()} />}
      {list.data?.length === 0 && <p className="text-muted text-sm">{t('noConversations')}</p>}
      <ConversationLinks conversations={list.data ?? []} />
      {canEdit && contact.groupId === null && (
        <Link
          href={`/inbox?new=${contact.id}`}
          className="inline-flex min-h-10 items-center gap-2 self-start rounded-lg border border-line bg-surface px-4 font-medium hover:bg-sunken"
        >
          <MessageSquarePlus size={18} aria-hidden="true" />
          {t('write')}
        </Link>
      )}
    </section>
  );
}

/** The contact's conversations on other numbers than this one's; nothing if there are none. */
export function OtherConversations({
  contact,
  conversationId,
}: {
  contact: Contact;
  conversationId: string;
}) {
  const t = useTranslations('contacts');
  const list = useContactConversations(contact.id);
  const others = list.data?.filter(({ id }) => id !== conversationId) ?? [];
  if (others.length === 0) return null;
  return (
    <section aria-label={t('otherConversations')} className="flex flex-col gap-2">
      <h3 className="font-semibold text-sm">{t('otherConversations')}</h3>
      <ConversationLinks conversations={others} />
    </section>
  );
}

function ConversationLinks({ conversations }: { conversations: readonly Schemas['Conversation'][] }) {
  const t = useTranslations('contacts');
  const tThread = useTranslations('thread');
  const tInbox = useTranslations('inbox');
  const format = useFormatter();
  const sessions = useSessions().data;
  return (
    <ul className="flex flex-col gap-1">
      {conversations.map((it) => (
        <li key={it.id}>
          <Link
            href={`/inbox?state=all&conversation=${it.id}`}
            className="flex min-h-12 flex-col justify-center rounded-lg border border-line px-3 py-1.5 hover:bg-sunken"
          >
            <span className="flex gap-2 text-sm">
              <bdi className="min-w-0 grow truncate font-medium leading-normal">
                {sessions?.find(({ id }) => id === it.sessionId)?.name ?? '…'}
              </bdi>
              <span className="shrink-0">{tInbox(it.status)}</span>
              <time dateTime={it.lastMessageAt} className="shrink-0 text-muted">
                {format.dateTime(new Date(it.lastMessageAt), { dateStyle: 'medium' })}
              </time>
            </span>
            <span
              dir="auto"
              className="truncate text-muted text-sm leading-normal [text-align:-webkit-match-parent]"
            >
              {it.lastMessage ? previewOf(it.lastMessage, tThread) : t('noMessages')}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** A contact has at most one conversation per session, latest first, kept current by events. */
function useContactConversations(contactId: string) {
  const client = useQueryClient();
  const queryKey = ['contacts', 'conversations', contactId];
  const list = useQuery({
    queryKey,
    queryFn: () =>
      allPages((page) =>
        unwrap(api.GET('/api/v1/conversations', { params: { query: { contactId, ...page } } })),
      ),
  });
  useConversationsWebSocket({
    onEvent({ type, data }) {
      const isKnown = 'conversationId' in data && list.data?.some((it) => it.id === data.conversationId);
      const isNew = type === 'conversation.created' && data.changes.contact.id === contactId;
      if (isNew || isKnown || type === 'conversation.merged') client.invalidateQueries({ queryKey });
    },
    onStale: () => client.invalidateQueries({ queryKey }),
  });
  return list;
}
