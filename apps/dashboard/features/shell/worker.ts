import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Lets the worker of the pages live, and goes where it was told that somebody clicked. */
export function useWorker(): void {
  const router = useRouter();
  useEffect(() => {
    // Browsers have none on addresses that are not secure.
    const workers = navigator.serviceWorker;
    if (!workers) return;
    // Without it everything works, but for the page that is shown without a network.
    workers.register('/sw.js', { updateViaCache: 'none' }).catch(() => {});
    function onSaid({ data }: MessageEvent<{ kind: string; href: string }>): void {
      if (data.kind === 'open') router.push(data.href);
    }
    workers.addEventListener('message', onSaid);
    return () => workers.removeEventListener('message', onSaid);
  }, [router]);
}
