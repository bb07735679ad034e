import { useVirtualizer } from '@tanstack/react-virtual';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Problem } from '../../ui/state.tsx';
import { useMembers } from '../members/use-members.ts';
import { useBegunDrafts } from '../messages/composer/drafts.ts';
import { ConversationRow } from './conversation-row.tsx';
import { type Filters, isSameList, readFilters } from './filters.ts';
import { ListHead } from './list-head.tsx';
import { useRowWords } from './row-words.ts';
import { clearSelection, select, useSelection } from './selection.ts';
import { useConversations } from './use-conversations.ts';
import { useListCommands } from './use-list-commands.ts';

const BulkBar = dynamic(() => import('./bulk-bar.tsx'), { ssr: false });

const ROW_PX = 76;
/** More places than rows are ever in sight: a row that leaves gives its place, with all its nodes, to the one that comes. */
const PLACES = 64;
const NEAR_END = 15;
const noFilters = readFilters(new URLSearchParams());

interface Props {
  filters: Filters;
  chosenId: string | undefined;
  login: Schemas['SignedIn'];
  onFilters(filters: Filters): void;
  onChoose(id: string | undefined): void;
}

/** The conversations behind the filters. Only the rows in sight are in the page, however many there are. */
export function ConversationList({ filters, chosenId, login, onFilters, onChoose }: Props) {
  const t = useTranslations('inbox');
  const scroll = useRef<HTMLDivElement>(null);
  const list = useConversations(filters);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const members = useMembers().data;
  const names = useMemo(() => new Map(members?.map(({ userId, name }) => [userId, name])), [members]);
  const words = useRowWords(login.user.id, names);
  const selected = useSelection((selection) => selection.ids);
  const drafts = useBegunDrafts();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = list;
  const isAtEnd = lastIndex >= rows.length - NEAR_END;
  useEffect(() => {
    if (isAtEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) fetchNextPage();
  }, [isAtEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const mayAct = login.role !== 'viewer';
  const latestIds = useRef(ids);
  latestIds.current = ids;
  const onSelect = useCallback(
    (id: string, isRange: boolean) => mayAct && select(id, latestIds.current, isRange),
    [mayAct],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list, another selection.
  useEffect(() => clearSelection, [JSON.stringify(filters)]);
  useListCommands({ ids, chosenId, mayAct, onChoose, reveal: (index) => virtual.scrollToIndex(index) });

  const isFiltered = !isSameList(filters, noFilters);
  return (
    <section
      aria-label={t('title')}
      className="flex min-h-0 w-full flex-col border-line bg-surface lg:w-90 lg:border-e"
    >
      <ListHead filters={filters} login={login} onFilters={onFilters} />
      {selected.size > 0 && <BulkBar shownIds={ids} />}
      <div ref={scroll} className="min-h-0 grow overflow-y-auto [contain:strict]" data-testid="conversations">
        {list.isPending && <Skeleton rows={8} />}
        {list.error && (
          <div className="p-3">
            <Problem error={list.error} onRetry={() => list.refetch()} />
          </div>
        )}
        {list.isSuccess && rows.length === 0 && (
          <div className="flex flex-col items-center gap-2 p-8 text-center text-muted">
            <p className="font-medium text-ink">{t('empty')}</p>
            <p className="text-sm">{isFiltered ? t('emptyFiltered') : t('emptyText')}</p>
            {isFiltered && (
              <Button look="outline" onClick={() => onFilters(noFilters)}>
                {t('clear')}
              </Button>
            )}
          </div>
        )}
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, size }) => {
            const conversation = rows[index];
            if (!conversation) return null;
            const { id, assigneeId } = conversation;
            return (
              <li
                key={index % PLACES}
                aria-setsize={hasNextPage ? -1 : rows.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0 [contain:strict]"
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                <ConversationRow
                  conversation={conversation}
                  words={words}
                  assigneeName={assigneeId === null ? undefined : names.get(assigneeId)}
                  hasDraft={drafts.has(id) && id !== chosenId}
                  isChosen={id === chosenId}
                  isSelected={selected.has(id)}
                  isSelecting={selected.size > 0}
                  onChoose={onChoose}
                  onSelect={onSelect}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
