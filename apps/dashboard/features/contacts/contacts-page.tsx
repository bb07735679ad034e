import { useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useMedia } from '../../lib/hooks/use-media.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useShortcuts } from '../../lib/keyboard/shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { BulkBar } from './list/bulk-bar.tsx';
import { ContactCards } from './list/contact-cards.tsx';
import { type ContactFilters, isFiltered, readFilters, writeFilters } from './list/contact-filters.ts';
import { ContactTable } from './list/contact-table.tsx';
import { ContactsHead } from './list/contacts-head.tsx';
import { emptySelection, type Selection } from './list/selection.ts';
import { contactShortcuts } from './shortcuts.ts';
import { refetchFromStart, useContactCount, useContacts } from './use-contacts.ts';

const ContactPanel = dynamic(() => import('./panel/contact-panel.tsx'), { ssr: false });
const CreateDialog = dynamic(() => import('./create-dialog.tsx'), { ssr: false });

/** All contacts of the business: search, sorting, bulk selection, and a detail panel. */
export function ContactsPage({ role }: { role: Schemas['LoginResult']['role'] }) {
  const t = useTranslations('contacts');
  const params = useSearchParams();
  const client = useQueryClient();
  const address = params.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(address)), [address]);
  const openId = params.get('contact') ?? undefined;
  const list = useContacts(filters);
  const count = useContactCount(filters).data;
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const [selection, setSelection] = useState<Selection>(emptySelection);
  const [isCreating, setCreating] = useState(false);
  const isNarrow = useMedia('(max-width: 639px)');
  const canEdit = role !== 'viewer';

  const go = (change: (next: URLSearchParams) => URLSearchParams) =>
    history.replaceState(null, '', `/contacts?${change(new URLSearchParams(location.search))}`);
  const choose = (id: string | undefined) =>
    go((next) => {
      if (id === undefined) next.delete('contact');
      else next.set('contact', id);
      return next;
    });
  function filter(next: ContactFilters): void {
    setSelection(emptySelection);
    go((old) => writeFilters(old, next));
  }
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  useShortcuts(contactShortcuts, canEdit ? { 'contacts.create': () => setCreating(true) } : {});

  const table = {
    rows,
    total: count && !count.hasMore ? count.count : undefined,
    sort: filters.sort,
    openId,
    selection,
    onSort: (sort: ContactFilters['sort']) => filter(writeSort(filters, sort)),
    onSelect: setSelection,
    onOpen: choose,
    onEnd,
  };
  return (
    <main className="flex min-h-0 grow">
      <div className="flex min-w-0 grow flex-col">
        <ContactsHead
          filters={filters}
          count={count}
          role={role}
          onFilters={filter}
          onCreate={() => setCreating(true)}
        />
        {selection.ids.size > 0 && (
          <BulkBar ids={[...selection.ids]} role={role} onDone={() => setSelection(emptySelection)} />
        )}
        {(list.data as { isStale?: boolean } | undefined)?.isStale && (
          <div role="status" className="flex items-center justify-center gap-2 bg-note px-4 py-1 text-sm">
            {t('behind')}
            <Button variant="quiet" onClick={() => refetchFromStart(client, filters)}>
              {t('renew')}
            </Button>
          </div>
        )}
        {list.error && (
          <div className="p-4">
            <ErrorMessage error={list.error} onRetry={() => list.refetch()} />
          </div>
        )}
        {list.isPending && <Skeleton rows={12} className="h-10" />}
        {list.isSuccess && rows.length === 0 && !hasNextPage && (
          <div className="p-4">
            <EmptyContacts
              isFiltered={isFiltered(filters)}
              onClear={() => filter(writeSort({}, filters.sort))}
              onCreate={canEdit ? () => setCreating(true) : undefined}
            />
          </div>
        )}
        {rows.length > 0 && (isNarrow ? <ContactCards {...table} /> : <ContactTable {...table} />)}
      </div>
      {openId && (
        <ContactPanel
          key={openId}
          contactId={openId}
          role={role}
          onOpen={choose}
          onClose={() => choose(undefined)}
        />
      )}
      {isCreating && (
        <CreateDialog
          onClose={() => setCreating(false)}
          onOpen={(id) => {
            setCreating(false);
            choose(id);
          }}
        />
      )}
    </main>
  );
}

function writeSort({ sort: _, ...filters }: ContactFilters, sort: ContactFilters['sort']): ContactFilters {
  return sort ? { ...filters, sort } : filters;
}

function EmptyContacts(props: { isFiltered: boolean; onClear(): void; onCreate: (() => void) | undefined }) {
  const t = useTranslations('contacts');
  if (props.isFiltered)
    return (
      <EmptyState title={t('noMatch')} text={t('noMatchText')}>
        <Button variant="outline" onClick={props.onClear}>
          {t('clear')}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState title={t('none')} text={t('noneText')}>
      {props.onCreate && <Button onClick={props.onCreate}>{t('create')}</Button>}
    </EmptyState>
  );
}
