import { isInForeground } from '../../../lib/foreground.ts';
import type { Channel } from '../kinds.ts';
import { playSound } from './sound.ts';

/** What the user is alerted of; the texts are translated. */
export interface Alert {
  /** A later alert with the same tag replaces this one. */
  tag: string;
  title: string;
  body: string;
  href: string;
  locale: string;
  dir: 'rtl' | 'ltr';
}

/** Whether the user has this conversation in view. */
export async function isInView(conversationId: string | null): Promise<boolean> {
  return conversationId !== null && (await isInForeground(conversationId));
}

/** Alerts the user with a sound and a browser notification, if these channels are chosen. */
export async function showAlert(
  alert: Alert,
  channels: readonly Channel[],
  onOpen: (href: string) => void,
): Promise<void> {
  if (channels.includes('sound')) await playSound().catch(() => {});
  const isAllowed = 'Notification' in window && Notification.permission === 'granted';
  if (channels.includes('browser') && isAllowed) await show(alert, onOpen);
}

async function show(
  { tag, title, body, href, locale, dir }: Alert,
  onOpen: (href: string) => void,
): Promise<void> {
  const options = {
    body,
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    tag,
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
