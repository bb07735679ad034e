import Link from 'next/link';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { useProblem } from '../../lib/problems.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useMarkRead, useNotifications } from './use-notifications.ts';

/** What this person is told, with the way to each. */
export function NotificationsPage() {
  const t = useTranslations('notifications');
  const problemOf = useProblem();
  const list = useNotifications();
  const markRead = useMarkRead();
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <main className="min-h-0 grow overflow-y-auto p-4 sm:p-8">
      <div className="mx-auto flex max-w-2xl flex-col gap-4">
        <header className="flex items-center gap-3">
          <h1 className="grow font-semibold text-2xl">{t('title')}</h1>
          {rows.some((row) => row.readAt === null) && (
            <Button look="outline" onClick={() => markRead.mutate(undefined)}>
              {t('readAll')}
            </Button>
          )}
        </header>
        {list.isPending && <Skeleton rows={5} />}
        {list.error && <p role="alert">{problemOf(list.error)}</p>}
        {list.isSuccess && rows.length === 0 && <p className="p-8 text-center text-muted">{t('empty')}</p>}
        <ul className="flex flex-col gap-2">
          {rows.map((row) => (
            <li key={row.id}>
              <Line notification={row} onOpen={() => row.readAt === null && markRead.mutate(row.id)} />
            </li>
          ))}
        </ul>
        {list.hasNextPage && (
          <Button look="quiet" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
    </main>
  );
}

function Line({ notification, onOpen }: { notification: Schemas['Notification']; onOpen(): void }) {
  const t = useTranslations('notifications');
  const format = useFormatter();
  const { kind, subject, preview, conversationId, readAt, createdAt } = notification;
  return (
    <Link
      href={conversationId ? `/inbox?state=all&conversation=${conversationId}` : '/sessions'}
      onClick={onOpen}
      className={`block rounded-xl border border-line p-3 hover:bg-sunken ${readAt === null ? 'bg-accent-soft' : 'bg-surface'}`}
    >
      <span className="flex items-baseline gap-2">
        <span className="grow font-medium">{t(kind, { subject: subject ?? '' })}</span>
        <time dateTime={createdAt} className="shrink-0 text-muted text-xs">
          {format.dateTime(new Date(createdAt), { dateStyle: 'short', timeStyle: 'short' })}
        </time>
      </span>
      {preview && (
        <span dir="auto" className="block truncate text-muted text-sm [text-align:-webkit-match-parent]">
          {preview}
        </span>
      )}
    </Link>
  );
}
