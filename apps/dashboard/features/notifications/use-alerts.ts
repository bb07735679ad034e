import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale } from 'use-intl';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { directionOf } from '../../lib/preferences.ts';
import { ownsSocket, useNotificationsWebSocket } from '../../lib/realtime.ts';

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
      if (type !== 'notification.created' || !ownsSocket()) return;
      const { notification } = data;
      const { subject } = notification;
      const title = t(notification.type, { subject: subject ?? t('somebody') });
      const { showAlert } = await load();
      await showAlert(client, notification, { title, locale, dir: directionOf(locale) }, router.push);
    },
    onStale() {},
  });
}
