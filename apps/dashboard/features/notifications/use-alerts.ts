import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale } from 'use-intl';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { directionOf } from '../../lib/preferences.ts';
import { ownsSocket, useNotificationsWebSocket } from '../../lib/realtime.ts';
import { notificationTitle } from './notification-title.ts';

// Loaded with the first alert.
const load = () => import('./alert.ts');

/**
 * Sounds and browser notifications. All tabs receive all events; only the tab that owns the socket alerts.
 */
export function useAlerts(): void {
  const t = useTranslations('notifications');
  const client = useQueryClient();
  const router = useRouter();
  const locale = useLocale();
  useNotificationsWebSocket({
    async onEvent({ type, data }) {
      if (!ownsSocket()) return;
      if (type === 'notification.read') return closeAlerts(data.notificationIds);
      if (type === 'notification.deleted') return closeAlerts([data.notificationId]);
      if (type !== 'notification.created') return;
      const { notification } = data;
      const title = notificationTitle(t, notification);
      const { showAlert } = await load();
      await showAlert(client, notification, { title, locale, dir: directionOf(locale) }, router.push);
    },
    onStale() {},
  });
}

/** Removes the browser notifications of these notifications, or all of them. */
async function closeAlerts(ids: readonly string[] | null): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await worker?.getNotifications()) ?? [])
    if (ids === null || ids.includes(shown.tag)) shown.close();
}
