import { useVirtualizer } from '@tanstack/react-virtual';
import { ListFilter, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblem } from '../../lib/problems.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { type ConversationState, type Filters, readFilters } from './filters.ts';
import { useConversations } from './use-conversations.ts';

const ROW_PX = 76;
const SEARCH_PAUSE_MS = 250;
const states: (ConversationState | 'all')[] = ['open', 'pending', 'snoozed', 'resolved', 'all'];

interface Props {
  filters: Filters;
  chosenId: string | undefined;
  onFilters(filters: Filters): void;
  onChoose(id: string): void;
}

/** The conversations behind the filters. Only the rows in sight are in the page, however many there are. */
export function ConversationList({ filters, chosenId, onFilters, onChoose }: Props) {
  const t = useTranslations('inbox');
  const problemOf = useProblem();
  const scroll = useRef<HTMLDivElement>(null);
  const list = useConversations(filters);
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (lastIndex >= rows.length - 10 && hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [lastIndex, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const isFiltered = JSON.stringify(filters) !== JSON.stringify(readFilters(new URLSearchParams()));
  return (
    <section
      aria-label={t('title')}
      className="flex min-h-0 w-full flex-col border-line bg-surface lg:w-90 lg:border-e"
    >
      <Head filters={filters} onFilters={onFilters} />
      <div ref={scroll} className="min-h-0 grow overflow-y-auto" data-testid="conversations">
        {list.isPending && <Skeleton rows={8} />}
        {list.error && (
          <div role="alert" className="flex flex-col items-start gap-3 p-4">
            <p>{problemOf(list.error)}</p>
            <Button look="outline" onClick={() => list.refetch()}>
              {t('title')}
            </Button>
          </div>
        )}
        {list.isSuccess && rows.length === 0 && (
          <div className="flex flex-col items-center gap-2 p-8 text-center text-muted">
            <p className="font-medium text-ink">{t('empty')}</p>
            <p className="text-sm">{isFiltered ? t('emptyFiltered') : t('emptyText')}</p>
            {isFiltered && (
              <Button look="outline" onClick={() => onFilters(readFilters(new URLSearchParams()))}>
                {t('clear')}
              </Button>
            )}
          </div>
        )}
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const conversation = rows[item.index];
            if (!conversation) return null;
            return (
              <li
                key={item.key}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 top-0"
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                <ConversationRow
                  conversation={conversation}
                  isChosen={conversation.id === chosenId}
                  onChoose={onChoose}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

function Head({ filters, onFilters }: Pick<Props, 'filters' | 'onFilters'>) {
  const t = useTranslations('inbox');
  const [words, setWords] = useState(filters.q);
  const latest = useRef({ filters, onFilters });
  latest.current = { filters, onFilters };
  useEffect(() => {
    const { filters: now, onFilters: tell } = latest.current;
    if (words.trim() === now.q) return;
    const timer = setTimeout(() => tell({ ...latest.current.filters, q: words.trim() }), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);

  return (
    <header className="flex flex-col gap-2 border-line border-b p-3">
      <div className="flex items-center gap-2">
        <h1 className="grow text-lg font-semibold">{t(filters.state)}</h1>
        <Menu
          label={t('state')}
          trigger={
            <IconButton label={t('state')}>
              <ListFilter size={20} />
            </IconButton>
          }
          items={states.map((state) => ({
            label: t(state),
            isChosen: state === filters.state,
            onSelect: () => onFilters({ ...filters, state }),
          }))}
        />
      </div>
      <label className="flex min-h-10 items-center gap-2 rounded-lg bg-sunken px-3">
        <Search size={18} aria-hidden="true" className="shrink-0 text-muted" />
        <input
          type="search"
          dir="auto"
          aria-label={t('search')}
          placeholder={t('search')}
          value={words}
          maxLength={200}
          onChange={(event) => setWords(event.target.value)}
          className="w-full bg-transparent outline-none placeholder:text-muted"
        />
      </label>
      <div className="flex flex-wrap gap-1.5">
        <Chip
          label={t('unread')}
          isOn={filters.isUnread}
          onToggle={(isUnread) => onFilters({ ...filters, isUnread })}
        />
        <Chip
          label={t('mine')}
          isOn={filters.assignee === 'me'}
          onToggle={(isOn) => onFilters({ ...filters, assignee: isOn ? 'me' : undefined })}
        />
        <Chip
          label={t('unassigned')}
          isOn={filters.assignee === 'none'}
          onToggle={(isOn) => onFilters({ ...filters, assignee: isOn ? 'none' : undefined })}
        />
        <Chip
          label={t('closing')}
          isOn={filters.isWindowClosing}
          onToggle={(isWindowClosing) => onFilters({ ...filters, isWindowClosing })}
        />
      </div>
    </header>
  );
}

function Chip({ label, isOn, onToggle }: { label: string; isOn: boolean; onToggle(isOn: boolean): void }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => onToggle(!isOn)}
      className="min-h-8 rounded-full border border-line px-3 text-sm text-muted aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
    >
      {label}
    </button>
  );
}
