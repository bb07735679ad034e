import { useQueryClient } from '@tanstack/react-query';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useMedia } from '../../lib/hooks/use-media.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useShortcuts } from '../../lib/keyboard/shortcuts.ts';
import { useOwnPreference } from '../../lib/login/own-preferences.ts';
import { retryWhileOffline } from '../../lib/network/reachable.ts';
import { IconButton } from '../../ui/button.tsx';
import { type Filters, readFilters, useConversation, writeFilters } from '../conversations/index.ts';
import { NoConversationOpen } from './inbox-skeleton.tsx';
import { ConversationList } from './list/conversation-list.tsx';
import { useSelection } from './list/selection.ts';
import { closePicker, closePickerOfOther, useOpenPicker } from './pickers/open-picker.ts';
import { inboxShortcuts } from './shortcuts.ts';

const loadThread = () => retryWhileOffline(() => import('./thread/thread.tsx'));
/** Prefetched before rendering; errors are reported by the component that uses the query. */
const fetchThread = () => void loadThread().catch(() => {});
if (typeof window !== 'undefined' && /[?&]conversation=/.test(location.search)) fetchThread();
const Thread = dynamic(async () => (await loadThread()).Thread, {
  ssr: false,
  loading: () => <div aria-busy="true" className="grow bg-thread" />,
});
const ConversationPanel = dynamic(
  async () => (await retryWhileOffline(() => import('./panel/conversation-panel.tsx'))).ConversationPanel,
  { ssr: false },
);
const NewConversation = dynamic(() => import('./new/new-conversation.tsx'), { ssr: false });
const loadPickerHost = () => import('./pickers/picker-host.tsx');
const SelectionSummary = dynamic(() => import('./selection-summary.tsx'), { ssr: false });
const PickerHost = dynamic(loadPickerHost, { ssr: false });

function preload(): void {
  fetchThread();
  void loadPickerHost().catch(() => {});
}

/**
 * List, open conversation and customer panel; the selection is in the URL. The side panels can be collapsed,
 * which is saved in the user's preferences. On a phone only one of them is shown at a time.
 */
export function Inbox({ login }: { login: Schemas['LoginResult'] }) {
  const t = useTranslations('inbox');
  const params = useSearchParams();
  const client = useQueryClient();
  const [folded = {}, setFolded] = useOwnPreference('folded');
  const { picker } = useOpenPicker();
  const openId = params.get('conversation') ?? undefined;
  // On a small screen the open conversation is all there is to see.
  const hasSelection = useSelection(({ ids }) => ids.size > 1);
  const isSelectingMany = useMedia('(min-width: 64rem)') && hasSelection;
  const newWith = params.get('new') ?? undefined;
  const canAct = login.role !== 'viewer';
  const filters = useMemo(() => readFilters(new URLSearchParams(params)), [params]);
  const conversation = useConversation(client, openId).data;
  const isPanelRequested = params.get('panel') === 'true';
  // Docked beside the conversation, the panel is open if the user wants it, from 1440 px on unless they do not;
  // on a smaller screen it covers the conversation and is closed unless opened.
  const isDocked = useMedia('(min-width: 75rem)');
  const isWide = useMedia('(min-width: 90rem)');
  const isPanelOpen = isPanelRequested || (isDocked && !(folded.panel ?? !isWide));
  const isListFolded = folded.list === true && openId !== undefined;

  // This uses the History API, because the router would fetch the page's data first, which fails while the
  // server is unreachable.
  const updateUrl = useCallback(
    (change: (next: URLSearchParams) => URLSearchParams) =>
      history.replaceState(null, '', `/inbox?${change(new URLSearchParams(location.search))}`),
    [],
  );
  const setParam = useCallback(
    (name: string, value: string | undefined) =>
      updateUrl((next) => {
        if (value === undefined) next.delete(name);
        else next.set(name, value);
        return next;
      }),
    [updateUrl],
  );
  const onOpen = useCallback(
    (id: string | undefined) =>
      updateUrl((next) => {
        // A linked message belongs to the conversation that was open.
        for (const name of ['message', 'new', 'conversation']) next.delete(name);
        if (id !== undefined) next.set('conversation', id);
        return next;
      }),
    [updateUrl],
  );
  const onNew = useCallback(() => setParam('new', 'true'), [setParam]);
  const foldList = () => setFolded({ ...folded, list: !folded.list });
  function togglePanel(): void {
    if (isPanelRequested || !isDocked) setParam('panel', isPanelRequested ? undefined : 'true');
    if (isDocked) setFolded({ ...folded, panel: isPanelOpen });
  }
  useShortcuts(inboxShortcuts, {
    'list.fold': foldList,
    'conversation.panel': togglePanel,
    ...(canAct && { 'conversation.new': onNew }),
  });

  useEffect(() => closePickerOfOther(openId), [openId]);
  useEffect(() => closePicker, []);
  useEffect(() => {
    // Preload the code of the conversation view and of its pickers at the first interaction: the user will open
    // a conversation soon, possibly while offline.
    const interactionEvents = ['pointermove', 'pointerdown', 'keydown'];
    for (const eventName of interactionEvents) addEventListener(eventName, preload, { once: true });
    return () => {
      for (const eventName of interactionEvents) removeEventListener(eventName, preload);
    };
  }, []);

  return (
    <main className="flex min-h-0 grow">
      <div
        className={
          openId === undefined
            ? 'flex min-h-0 grow lg:grow-0'
            : `hidden min-h-0 ${isListFolded ? '' : 'lg:flex'}`
        }
      >
        <ConversationList
          filters={filters}
          openId={openId}
          login={login}
          onFilters={(next: Filters) => updateUrl((old) => writeFilters(old, next))}
          onOpen={onOpen}
          onNew={canAct ? onNew : undefined}
        />
      </div>
      {openId !== undefined && (
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
      {isSelectingMany ? (
        <SelectionSummary />
      ) : openId === undefined ? (
        <NoConversationOpen />
      ) : (
        <Thread
          key={openId}
          conversation={conversation}
          conversationId={openId}
          login={login}
          onBack={() => onOpen(undefined)}
          onPanel={togglePanel}
        />
      )}
      {conversation && isPanelOpen && (
        <ConversationPanel conversation={conversation} isDocked={isDocked} onClose={togglePanel} />
      )}
      {newWith !== undefined && canAct && (
        <NewConversation
          contactId={newWith.startsWith('con_') ? newWith : undefined}
          shownSessionId={filters.sessionId}
          onClose={() => setParam('new', undefined)}
          onOpen={onOpen}
        />
      )}
      {picker && <PickerHost picker={picker} login={login} />}
    </main>
  );
}
