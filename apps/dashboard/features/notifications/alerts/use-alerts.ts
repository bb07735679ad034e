import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useLocale } from 'use-intl';
import { api, type Schemas, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { directionOf } from '../../../lib/preferences.ts';
import {
  ownsSocket,
  useConnection,
  useConversationsWebSocket,
  useNotificationsWebSocket,
} from '../../../lib/realtime.ts';
import { isOfMessage } from '../kinds.ts';
import { notificationHref } from '../notification-href.ts';
import { notificationTitle } from '../notification-title.ts';
import { keepPushSubscription } from './push.ts';

// Loaded with the first alert.
const loadAlert = () => import('./alert.ts');
const loadMessages = () =>
  Promise.all([import('./alert-of-message.ts'), import('../../messages/index.ts'), loadAlert()]);

/**
 * Sounds and browser notifications. All tabs receive all events; only the tab that owns the socket alerts.
 */
export function useAlerts(login: Schemas['LoginResult']): void {
  const t = useTranslations('notifications');
  const thread = useTranslations('thread');
  const client = useQueryClient();
  const router = useRouter();
  const locale = useLocale();
  const isLive = useConnection(({ state }) => state === 'live');
  useEffect(() => {
    if (isLive && ownsSocket()) void keepPushSubscription();
  }, [isLive]);
  const language = { locale, dir: directionOf(locale) };

  async function alertOfNotification(notification: Schemas['Notification']): Promise<void> {
    const { id: tag, type, conversationId, preview, channels } = notification;
    const { isInView, showAlert } = await loadAlert();
    if (await isInView(conversationId)) return readNotification(tag);
    if (isOfMessage(type)) return;
    const title = notificationTitle(t, notification);
    const href = notificationHref(notification);
    await showAlert({ tag, title, body: preview ?? '', href, ...language }, channels, router.push);
  }

  async function alertOfMessage(message: Schemas['Message']): Promise<void> {
    const [{ isAlerting, readConcern }, { previewOf }, { isInView, showAlert }] = await loadMessages();
    const { conversationId } = message;
    if (!isAlerting(message) || (await isInView(conversationId))) return;
    const concern = await readConcern(client, message, login);
    if (!concern) return;
    const title = t('message_assigned', { subject: concern.conversation.contact.displayName });
    const href = notificationHref({ conversationId });
    const body = previewOf(message, thread);
    await showAlert({ tag: conversationId, title, body, href, ...language }, concern.channels, router.push);
  }

  useNotificationsWebSocket({
    async onEvent({ type, data }) {
      if (!ownsSocket()) return;
      if (type === 'notification.read') return closeAlerts(data.notificationIds);
      if (type === 'notification.deleted') return closeAlerts([data.notificationId]);
      if (type === 'notification.created') await alertOfNotification(data.notification);
    },
    onStale() {},
  });
  useConversationsWebSocket({
    async onEvent({ type, data }) {
      if (!ownsSocket()) return;
      // The alert is an extra: if what it needs cannot be loaded, the message is still in the list.
      if (type === 'message.received') await alertOfMessage(data.message).catch(() => {});
      if (type === 'conversation.updated' && data.changes.unreadCount === 0)
        await closeAlerts([data.conversationId]);
    },
    onStale() {},
  });
}

/** If this fails, it stays unread until the conversation is opened again. */
async function readNotification(notificationId: string): Promise<void> {
  const params = { path: { notificationId } };
  await unwrap(api.POST('/api/v1/notifications/{notificationId}/read', { params })).catch(() => {});
}

/** Removes the browser notifications with these tags, or all of them. */
async function closeAlerts(tags: readonly string[] | null): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await worker?.getNotifications()) ?? [])
    if (tags === null || tags.includes(shown.tag)) shown.close();
}
