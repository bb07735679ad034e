import { claimMedia } from '../../features/media/index.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { deleteAbandonedFiles } from './abandoned-files.ts';
import { fetchMedia, type ProviderOf } from './fetch-media.ts';

export interface MediaFetcherOptions {
  /** Concurrent downloads in this process; 4 by default. */
  concurrency?: number;
  /** Interval of the sweep (ms); 2 s by default. */
  everyMs?: number;
  /** How long a download may take (ms) before another process may retry it; 10 minutes by default. */
  leaseMs?: number;
}

/**
 * Background worker that downloads the media of inbound messages into storage, and deletes files that nothing
 * refers to.
 */
export function createMediaFetcher(
  platform: Platform,
  { providerOf }: { providerOf: ProviderOf },
  options: MediaFetcherOptions = {},
): BackgroundWorker {
  const { concurrency = 4, everyMs = 2_000, leaseMs = 10 * 60_000 } = options;
  const perTenant = Math.max(1, Math.floor(concurrency / 2));
  const running = new Set<Promise<void>>();
  /** Number of downloads in progress per tenant. */
  const ofTenant = new Map<string, number>();
  const abort = new AbortController();

  const worker = createBackgroundWorker({
    name: 'media-fetcher',
    log: platform.log,
    everyMs,
    async run() {
      const free = concurrency - running.size;
      if (free === 0) return 'done';
      // Slow files of one tenant must not occupy all slots.
      const without = [...ofTenant].filter(([, count]) => count >= perTenant).map(([tenantId]) => tenantId);
      const limit = Math.min(free, perTenant);
      const claimed = await claimMedia(platform.db, limit, { now: platform.clock.now(), leaseMs, without });
      for (const media of claimed) start(media);
      if (claimed.length === 0) await deleteAbandonedFiles(platform);
      return claimed.length === limit && limit < free ? 'more' : 'done';
    },
  });

  function start(media: Parameters<typeof fetchMedia>[2]): void {
    ofTenant.set(media.tenantId, (ofTenant.get(media.tenantId) ?? 0) + 1);
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(leaseMs / 2)]);
    const fetching = fetchMedia(platform, providerOf, media, signal)
      // The lease of the claim expires, and the download is retried.
      .catch((error) =>
        platform.log.error({ err: error, mediaId: media.id }, 'the result of a download could not be stored'),
      )
      .finally(() => {
        running.delete(fetching);
        const left = (ofTenant.get(media.tenantId) ?? 1) - 1;
        if (left > 0) ofTenant.set(media.tenantId, left);
        else ofTenant.delete(media.tenantId);
        worker.wake();
      });
    running.add(fetching);
  }

  const off = platform.wakeUps.on('media', () => worker.wake());
  return {
    scan: worker.scan,
    start: () => worker.start(),
    wake: () => worker.wake(),
    async stop() {
      off();
      await worker.stop();
      abort.abort();
      await Promise.all(running);
    },
  };
}
