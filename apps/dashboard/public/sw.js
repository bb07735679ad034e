/* The worker of the pages: keeps the files whose names hold a hash, shows a page of its own when there is no server, and
 * opens what a notification tells of. It never keeps an answer of the API, and no page: each has a nonce of its own. */

const FILES = 'waqtor-files-1';
const OFFLINE = 'waqtor-offline-1';
const OFFLINE_FILES = ['/offline', '/offline.js', '/icon.svg'];
/** Files of former releases go when there are more than this. */
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

/** A hashed file never changes: what is kept is right. */
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

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.href));
});

/** In the window that is open, else in a new one. */
async function open(href) {
  const windows = await self.clients.matchAll({ type: 'window' });
  const shown = windows.find(({ focused }) => focused) ?? windows[0];
  if (!shown) return self.clients.openWindow(href);
  shown.postMessage({ kind: 'open', href });
  return shown.focus();
}
