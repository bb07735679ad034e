import type { QueryClient } from '@tanstack/react-query';
import { api, type Schemas, unwrap } from '../../lib/api.ts';
import { isInForeground } from '../../lib/foreground.ts';
import { notificationHref } from './notification-href.ts';
import { playSound } from './sound.ts';
import { readSettings } from './use-settings.ts';

/** The text of an alert, translated. */
export interface AlertTexts {
  title: string;
  locale: string;
  dir: 'rtl' | 'ltr';
}

/**
 * Alerts the user with a sound and a browser notification, according to their settings. If they already have
 * the conversation in view, the notification is marked read instead.
 */
export async function showAlert(
  client: QueryClient,
  notification: Schemas['Notification'],
  texts: AlertTexts,
  onOpen: (href: string) => void,
): Promise<void> {
  const { id: notificationId, conversationId } = notification;
  if (conversationId && (await isInForeground(conversationId))) {
    const params = { path: { notificationId } };
    // If this fails, it stays unread until the conversation is opened again.
    await unwrap(api.POST('/api/v1/notifications/{notificationId}/read', { params })).catch(() => {});
    return;
  }
  const settings = await readSettings(client);
  if (settings.sound) await playSound().catch(() => {});
  if (settings.browser && 'Notification' in window && Notification.permission === 'granted')
    await show(notification, texts, onOpen);
}

async function show(
  notification: Schemas['Notification'],
  { title, locale, dir }: AlertTexts,
  onOpen: (href: string) => void,
): Promise<void> {
  const href = notificationHref(notification);
  const options = {
    body: notification.preview ?? '',
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    // The tag makes the browser replace a notification instead of showing it twice.
    tag: notification.id,
    lang: locale,
    dir,
    data: { href },
  };
  // Mobile browsers show notifications only through the service worker, which also receives the click.
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker?.active) return worker.showNotification(title, options);
  const shown = new Notification(title, options);
  shown.onclick = () => {
    window.focus();
    shown.close();
    onOpen(href);
  };
}
