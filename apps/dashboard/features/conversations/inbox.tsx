import { useQueryClient } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { Thread } from '../messages/thread.tsx';
import { ConversationList } from './conversation-list.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { type Filters, readFilters, writeFilters } from './filters.ts';
import { useConversation } from './use-conversations.ts';

/** List, thread and customer; what is chosen stands in the address. On a phone one of them at a time. */
export function Inbox({ login }: { login: Schemas['SignedIn'] }) {
  const t = useTranslations('inbox');
  const router = useRouter();
  const params = useSearchParams();
  const client = useQueryClient();
  const chosenId = params.get('conversation') ?? undefined;
  const filters = useMemo(() => readFilters(new URLSearchParams(params)), [params]);
  const conversation = useConversation(client, chosenId).data;
  const isPanelOpen = params.get('panel') === 'true';

  const go = (change: (next: URLSearchParams) => URLSearchParams) =>
    router.replace(`/inbox?${change(new URLSearchParams(params))}`, { scroll: false });
  const put = (name: string, value: string | undefined) =>
    go((next) => {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
      return next;
    });

  return (
    <div className="flex min-h-0 grow">
      <div className={chosenId ? 'hidden min-h-0 lg:flex' : 'flex min-h-0 grow lg:grow-0'}>
        <ConversationList
          filters={filters}
          chosenId={chosenId}
          onFilters={(next: Filters) => go((old) => writeFilters(old, next))}
          onChoose={(id) => put('conversation', id)}
        />
      </div>
      {chosenId === undefined ? (
        <div className="hidden grow flex-col items-center justify-center gap-2 bg-thread text-muted lg:flex">
          <MessagesSquare size={44} aria-hidden="true" />
          <p className="font-medium">{t('choose')}</p>
          <p className="text-sm">{t('chooseText')}</p>
        </div>
      ) : (
        <Thread
          key={chosenId}
          conversation={conversation}
          conversationId={chosenId}
          login={login}
          onBack={() => put('conversation', undefined)}
          onPanel={() => put('panel', isPanelOpen ? undefined : 'true')}
        />
      )}
      {conversation && isPanelOpen && (
        <CustomerPanel conversation={conversation} onClose={() => put('panel', undefined)} />
      )}
    </div>
  );
}
