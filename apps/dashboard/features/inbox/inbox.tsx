import { useQueryClient } from '@tanstack/react-query';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { useMedia } from '../../lib/hooks/use-media.ts';
import { useShortcuts } from '../../lib/keyboard/shortcuts.ts';
import { useOwnPreference } from '../../lib/login/own-preferences.ts';
import { retryWhileOffline } from '../../lib/reachable.ts';
import { IconButton } from '../../ui/button.tsx';
import { type Filters, readFilters, useConversation, writeFilters } from '../conversations/index.ts';
import { CustomerPanel } from './customer-panel.tsx';
import { useDialog } from './inbox-dialogs.ts';
import { ConversationList } from './list/conversation-list.tsx';
import { inboxShortcuts } from './shortcuts.ts';
import { NothingChosen } from './waiting-inbox.tsx';

const loadThread = () => retryWhileOffline(() => import('./thread/thread.tsx'));
/** Prefetched before rendering; errors are reported by the component that uses the query. */
const fetchThread = () => void loadThread().catch(() => {});
if (typeof window !== 'undefined' && /[?&]conversation=/.test(location.search)) fetchThread();
const Thread = dynamic(async () => (await loadThread()).Thread, {
  ssr: false,
  loading: () => <div aria-busy="true" className="grow bg-thread" />,
});
const QuestionDialog = dynamic(() => import('./question-dialog.tsx'), { ssr: false });

/**
 * List, thread and customer panel; the selection is in the URL. The side panels can be collapsed, which is
 * saved in the user's preferences. On a phone only one of them is shown at a time.
 */
export function Inbox({ login }: { login: Schemas['SignedIn'] }) {
  const t = useTranslations('inbox');
  const params = useSearchParams();
  const client = useQueryClient();
  const [folded = {}, setFolded] = useOwnPreference('folded');
  const { question, close } = useDialog();
  const chosenId = params.get('conversation') ?? undefined;
  const filters = useMemo(() => readFilters(new URLSearchParams(params)), [params]);
  const conversation = useConversation(client, chosenId).data;
  const isPanelAsked = params.get('panel') === 'true';
  // On a wide screen the panel is open unless collapsed; on a small one it is closed unless opened.
  const isWide = useMedia('(min-width: 96rem)');
  const isPanelOpen = isPanelAsked || (isWide && !folded.panel);
  const isListFolded = folded.list === true && chosenId !== undefined;

  // This uses the History API, because the router would fetch the page's data first, which fails while the
  // server is unreachable.
  const go = useCallback(
    (change: (next: URLSearchParams) => URLSearchParams) =>
      history.replaceState(null, '', `/inbox?${change(new URLSearchParams(location.search))}`),
    [],
  );
  const put = useCallback(
    (name: string, value: string | undefined) =>
      go((next) => {
        if (value === undefined) next.delete(name);
        else next.set(name, value);
        return next;
      }),
    [go],
  );
  const onChoose = useCallback((id: string | undefined) => put('conversation', id), [put]);
  const foldList = () => setFolded({ ...folded, list: !folded.list });
  function togglePanel(): void {
    if (isPanelAsked) put('panel', undefined);
    else if (isWide) setFolded({ ...folded, panel: !folded.panel });
    else put('panel', 'true');
  }
  useShortcuts(inboxShortcuts, { 'list.fold': foldList, 'conversation.panel': togglePanel });

  useEffect(() => {
    // Preload the code of the thread at the first interaction: the user will open a conversation soon,
    // possibly while offline.
    const begins = ['pointermove', 'pointerdown', 'keydown'];
    for (const begin of begins) addEventListener(begin, fetchThread, { once: true });
    return () => {
      for (const begin of begins) removeEventListener(begin, fetchThread);
    };
  }, []);

  return (
    <main className="flex min-h-0 grow">
      <div
        className={
          chosenId === undefined
            ? 'flex min-h-0 grow lg:grow-0'
            : `hidden min-h-0 ${isListFolded ? '' : 'lg:flex'}`
        }
      >
        <ConversationList
          filters={filters}
          chosenId={chosenId}
          login={login}
          onFilters={(next: Filters) => go((old) => writeFilters(old, next))}
          onChoose={onChoose}
        />
      </div>
      {chosenId !== undefined && (
        <div className="hidden shrink-0 flex-col items-center border-line border-e bg-surface py-2 lg:flex">
          <IconButton label={t(isListFolded ? 'unfoldList' : 'foldList')} onClick={foldList}>
            {isListFolded ? (
              <PanelLeftOpen size={20} className="rtl:-scale-x-100" />
            ) : (
              <PanelLeftClose size={20} className="rtl:-scale-x-100" />
            )}
          </IconButton>
        </div>
      )}
      {chosenId === undefined ? (
        <NothingChosen />
      ) : (
        <Thread
          key={chosenId}
          conversation={conversation}
          conversationId={chosenId}
          login={login}
          onBack={() => onChoose(undefined)}
          onPanel={togglePanel}
        />
      )}
      {conversation && isPanelOpen && <CustomerPanel conversation={conversation} onClose={togglePanel} />}
      {question && <QuestionDialog question={question} login={login} onClose={close} />}
    </main>
  );
}
