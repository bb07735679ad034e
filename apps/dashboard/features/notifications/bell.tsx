import { Bell as Picture } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useUnreadCount } from './use-notifications.ts';

/** The bell button with the unread count. */
export function Bell({ isCurrent }: { isCurrent: boolean }) {
  const t = useTranslations('notifications');
  const unread = useUnreadCount().data ?? 0;
  return (
    <Link
      href="/notifications"
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={t('bell', { count: unread })}
      title={t('title')}
      className="relative inline-flex size-11 items-center justify-center rounded-xl text-muted hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:text-accent"
    >
      <Picture size={22} aria-hidden="true" />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="absolute end-1 top-1 min-w-4.5 rounded-full bg-accent px-1 text-center font-semibold text-accent-ink text-xs"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
