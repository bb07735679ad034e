import { create } from 'zustand';
import { api, unwrap } from '../../../lib/api.ts';

/** Whether this browser receives push messages. */
export const usePush = create<{ state: 'unknown' | 'on' | 'unavailable' }>(() => ({ state: 'unknown' }));

/**
 * Subscribes this browser to push messages if notifications are allowed, and moves an earlier subscription to the
 * current login. Without a push service everything else works.
 */
export async function keepPushSubscription(): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    const subscription = await subscribe();
    const { endpoint, keys } = subscription.toJSON();
    if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error('a subscription without keys');
    const body = { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } };
    await unwrap(api.PUT('/api/v1/notifications/push-subscription', { body }));
    usePush.setState({ state: 'on' });
  } catch {
    usePush.setState({ state: 'unavailable' });
  }
}

async function subscribe(): Promise<PushSubscription> {
  const worker = await navigator.serviceWorker.getRegistration();
  if (!worker) throw new Error('the service worker is not registered');
  const { publicKey } = (await unwrap(api.GET('/api/v1/notifications/push-key'))).data;
  const known = await worker.pushManager.getSubscription();
  if (known && toBase64Url(known.options.applicationServerKey) === publicKey) return known;
  // The server has other keys than the one this browser subscribed at.
  await known?.unsubscribe();
  return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

function toBase64Url(key: ArrayBuffer | null): string {
  const text = String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0)));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
