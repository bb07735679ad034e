import dynamic from 'next/dynamic';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import {
  type Filters,
  fetchMore,
  isSameFilters,
  readFilters,
  useConversations,
} from '../../conversations/index.ts';
import { ConversationRows } from './conversation-rows.tsx';
import { ListHead } from './list-head.tsx';
import { useRowContext } from './row-context.ts';
import type { RowMenuTarget } from './row-menu.tsx';
import { clearSelection, select } from './selection.ts';
import { useListCommands } from './use-list-commands.ts';

const RowMenu = dynamic(() => import('./row-menu.tsx'), { ssr: false });
const BulkBar = dynamic(() => import('./bulk-bar.tsx'), { ssr: false });

const noFilters = readFilters(new URLSearchParams());

interface Props {
  filters: Filters;
  openId: string | undefined;
  login: Schemas['LoginResult'];
  onFilters(filters: Filters): void;
  onOpen(id: string | undefined): void;
  /** Writes to a customer first; undefined for a viewer. */
  onNew: (() => void) | undefined;
}

/** The conversations that match the filters, virtualised: only visible rows are in the DOM. */
export function ConversationList({ filters, openId, login, onFilters, onOpen, onNew }: Props) {
  const t = useTranslations('inbox');
  const scrollToRow = useRef<(index: number) => void>(undefined);
  const list = useConversations(filters);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const canAct = login.role !== 'viewer';
  const latestIds = useRef(ids);
  latestIds.current = ids;
  const onSelect = useCallback(
    (id: string, isRange: boolean) => canAct && select(id, latestIds.current, isRange),
    [canAct],
  );
  const context = useRowContext({
    rows,
    showsStatus: filters.state === 'all',
    openId,
    ownUserId: login.user.id,
    onOpen,
    onSelect,
  });
  const { data, hasNextPage, isFetchNextPageError, fetchNextPage } = list;
  const onNearEnd = useCallback(
    () => void fetchMore({ data, hasNextPage, isFetchNextPageError, fetchNextPage }),
    [data, hasNextPage, isFetchNextPageError, fetchNextPage],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a different list resets the selection.
  useEffect(() => clearSelection, [JSON.stringify(filters)]);
  useListCommands({ ids, canAct, onOpen, scrollToRow: (index) => scrollToRow.current?.(index) });

  const [menu, setMenu] = useState<RowMenuTarget>();
  const isFiltered = !isSameFilters(filters, noFilters);
  // Whatever narrows the search besides its words.
  const isNarrowed = !isSameFilters({ ...filters, q: '', sort: 'newest' }, { ...noFilters, state: 'all' });
  return (
    <section
      aria-label={t('title')}
      className="relative isolate flex min-h-0 w-full flex-col border-line bg-surface lg:w-90 lg:border-e"
    >
      <ListHead filters={filters} login={login} onFilters={onFilters} onNew={onNew} />
      {context.selected.size > 0 && <BulkBar shownIds={ids} />}
      <ConversationRows
        key={String(context.isComfortable)}
        rows={rows}
        context={context}
        hasMore={hasNextPage}
        scrollToRow={scrollToRow}
        onNearEnd={onNearEnd}
        onMenu={setMenu}
      >
        {list.isPending && <Skeleton rows={8} />}
        {list.error && (
          <div className="p-3">
            <ErrorMessage
              error={list.error}
              onRetry={() => (isFetchNextPageError ? fetchNextPage() : list.refetch())}
            />
          </div>
        )}
        {list.isSuccess && rows.length === 0 && (
          <div className="flex flex-col items-center gap-2 p-8 text-center text-muted">
            <p className="font-medium text-ink">{t('empty')}</p>
            <p className="text-sm">{isFiltered ? t('emptyFiltered') : t('emptyText')}</p>
            {filters.q && isNarrowed && (
              <Button onClick={() => onFilters({ ...noFilters, state: 'all', q: filters.q })}>
                {t('searchEverywhere')}
              </Button>
            )}
            {isFiltered && (
              <Button variant="outline" onClick={() => onFilters(noFilters)}>
                {t('clear')}
              </Button>
            )}
          </div>
        )}
      </ConversationRows>
      {menu && (
        <RowMenu
          target={menu}
          canAct={canAct}
          onOpen={onOpen}
          onSelect={(id) => select(id, ids, false)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </section>
  );
}
