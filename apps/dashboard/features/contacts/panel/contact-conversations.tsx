import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageSquarePlus } from 'lucide-react';
import Link from 'next/link';
import { useFormatter } from 'use-intl';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useConversationsWebSocket } from '../../../lib/realtime.ts';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { previewOf } from '../../messages/index.ts';
import type { Contact } from '../list/contact-filters.ts';

/** The conversations with a contact, one per session, and a link that starts one. */
export function ContactConversations({ contact, canEdit }: { contact: Contact; canEdit: boolean }) {
  const t = useTranslations('contacts');
  const tThread = useTranslations('thread');
  const tInbox = useTranslations('inbox');
  const format = useFormatter();
  const client = useQueryClient();
  const queryKey = ['contacts', 'conversations', contact.id];
  const list = useQuery({
    queryKey,
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/conversations', {
            params: { query: { contactId: contact.id, limit: 20 } },
          }),
        )
      ).data,
  });
  useConversationsWebSocket({
    onEvent({ type, data }) {
      const isKnown = 'conversationId' in data && list.data?.some((it) => it.id === data.conversationId);
      const isNew = type === 'conversation.created' && data.changes.contact.id === contact.id;
      if (isNew || isKnown || type === 'conversation.merged') client.invalidateQueries({ queryKey });
    },
    onStale: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <section aria-label={t('conversations')} className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">{t('conversations')}</h3>
      {list.isPending && <Skeleton rows={2} className="h-12" />}
      {list.error && <ErrorMessage error={list.error} onRetry={() => list.refetch()} />}
      {list.data?.length === 0 && <p className="text-muted text-sm">{t('noConversations')}</p>}
      <ul className="flex flex-col gap-1">
        {list.data?.map((it) => (
          <li key={it.id}>
            <Link
              href={`/inbox?state=all&conversation=${it.id}`}
              className="flex min-h-12 flex-col justify-center rounded-lg border border-line px-3 py-1.5 hover:bg-sunken"
            >
              <span className="flex gap-2 text-sm">
                <span className="grow font-medium">{tInbox(it.status)}</span>
                <time dateTime={it.lastMessageAt} className="text-muted">
                  {format.dateTime(new Date(it.lastMessageAt), { dateStyle: 'medium' })}
                </time>
              </span>
              <bdi className="truncate text-muted text-sm">
                {it.lastMessage ? previewOf(it.lastMessage, tThread) : t('noMessages')}
              </bdi>
            </Link>
          </li>
        ))}
      </ul>
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
