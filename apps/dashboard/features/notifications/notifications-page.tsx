import { Settings } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useErrorText } from '../../lib/problems.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page } from '../../ui/page.tsx';
import type { Filter } from './apply-event.ts';
import { kinds } from './kinds.ts';
import { NotificationLine } from './notification-line.tsx';
import { useDeleteNotification, useMarkRead, useNotifications, useUnreadCount } from './use-notifications.ts';

/** The user's notifications. */
export function NotificationsPage() {
  const t = useTranslations('notifications');
  const errorText = useErrorText();
  const [filter, setFilter] = useState<Filter>({});
  const list = useNotifications(filter);
  const unread = useUnreadCount().data ?? 0;
  const markRead = useMarkRead();
  const remove = useDeleteNotification();
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const isFiltered = Boolean(filter.unread || filter.kind);
  const onError = (error: unknown) => showToast(errorText(error), { variant: 'error' });
  return (
    <Page
      title={t('title')}
      actions={
        <span className="flex flex-wrap items-center gap-2">
          {unread > 0 && (
            <Button
              variant="outline"
              className="min-h-11"
              onClick={() => markRead.mutate(undefined, { onError })}
            >
              {t('readAll')}
            </Button>
          )}
          <Link
            href="/settings/notifications"
            aria-label={t('settings')}
            title={t('settings')}
            className="inline-flex size-11 items-center justify-center rounded-lg text-muted hover:bg-sunken hover:text-ink"
          >
            <Settings size={20} aria-hidden="true" />
          </Link>
        </span>
      }
    >
      <Filters filter={filter} onFilter={setFilter} />
      {list.isPending && <Skeleton rows={5} />}
      <ErrorMessage error={list.error} onRetry={() => list.refetch()} />
      {list.isSuccess && rows.length === 0 && !list.hasNextPage && (
        <EmptyState
          title={isFiltered ? t('noneSuch') : t('empty')}
          text={isFiltered ? t('noneSuchText') : t('emptyText')}
        >
          {isFiltered && (
            <Button variant="outline" onClick={() => setFilter({})}>
              {t('showAll')}
            </Button>
          )}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-2">
        {rows.map((row) => (
          <li key={row.id}>
            <NotificationLine
              notification={row}
              onRead={() => markRead.mutate(row.id, { onError })}
              onDelete={() => remove.mutate(row.id, { onError })}
            />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <LoadMore
          label={t('more')}
          isBusy={list.isFetchingNextPage}
          onLoadMore={() => list.fetchNextPage()}
        />
      )}
    </Page>
  );
}

function Filters({ filter, onFilter }: { filter: Filter; onFilter(filter: Filter): void }) {
  const t = useTranslations('notifications');
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        variant="outline"
        aria-pressed={filter.unread === true}
        className="min-h-11 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
        onClick={() => onFilter({ ...filter, unread: filter.unread ? undefined : true })}
      >
        {t('unreadOnly')}
      </Button>
      <select
        aria-label={t('kind')}
        value={filter.kind ?? ''}
        onChange={({ target }) => onFilter({ ...filter, kind: kinds.find((kind) => kind === target.value) })}
        className="min-h-11 max-w-full rounded-lg border border-line bg-surface px-3"
      >
        <option value="">{t('allKinds')}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind_${kind}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
