import { Bell as Picture } from 'lucide-react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { SidebarEntry } from '../../ui/sidebar/sidebar-entry.tsx';
import { useUnreadCount } from './use-notifications.ts';

/** The sidebar's entry of the notifications, with the unread count. */
export function Bell({ isCurrent }: { isCurrent: boolean }) {
  const t = useTranslations('notifications');
  const count = useUnreadCount().data ?? 0;
  return (
    <SidebarEntry
      href="/notifications"
      label={t('title')}
      name={t('bell', { count })}
      icon={<Picture size={20} aria-hidden="true" />}
      count={count}
      isCurrent={isCurrent}
    />
  );
}
