/*
 * The service worker: caches content-hashed files, shows an offline page when the server is unreachable, shows
 * push messages as notifications, and handles clicks on notifications. It never caches API responses, or pages, because each page has its own
 * nonce.
 */

const FILES = 'waqtor-files-1';
const OFFLINE = 'waqtor-offline-1';
const OFFLINE_FILES = ['/offline', '/offline.js', '/icon.svg'];
/** Files of previous releases are evicted beyond this number. */
const KEPT = 250;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(OFFLINE)
      .then((cache) => cache.addAll(OFFLINE_FILES.map((url) => new Request(url, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => ![FILES, OFFLINE].includes(name)).map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match('/offline')));
  else if (url.pathname.startsWith('/_next/static/')) event.respondWith(keptFile(request));
  else if (OFFLINE_FILES.includes(url.pathname))
    event.respondWith(fetch(request).catch(() => caches.match(url.pathname)));
});

/** A content-hashed file never changes, so the cached copy is always valid. */
async function keptFile(request) {
  const cache = await caches.open(FILES);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - KEPT)).map((key) => cache.delete(key)));
  }
  return answer;
}

// The server sends a push message only if the dashboard is not visible. Browsers require that each is shown.
self.addEventListener('push', (event) => {
  const { title, href, ...options } = event.data.json();
  const icons = { icon: '/icon-192.png', badge: '/icon-192.png' };
  event.waitUntil(self.registration.showNotification(title, { ...options, ...icons, data: { href } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.href));
});

/** In an open window if there is one, otherwise in a new one. */
async function open(href) {
  const windows = await self.clients.matchAll({ type: 'window' });
  const shown = windows.find(({ focused }) => focused) ?? windows[0];
  if (!shown) return self.clients.openWindow(href);
  shown.postMessage({ kind: 'open', href });
  return shown.focus();
}
