import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Registers the service worker, and navigates when a notification was clicked. */
export function useServiceWorker(): void {
  const router = useRouter();
  useEffect(() => {
    // Service workers require a secure context.
    const workers = navigator.serviceWorker;
    if (!workers) return;
    // Without it everything works, except the offline page.
    workers.register('/sw.js', { updateViaCache: 'none' }).catch(() => {});
    function onMessage({ data }: MessageEvent<{ kind: string; href: string }>): void {
      if (data.kind === 'open') router.push(data.href);
    }
    workers.addEventListener('message', onMessage);
    return () => workers.removeEventListener('message', onMessage);
  }, [router]);
}
