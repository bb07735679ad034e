import type { Candidate } from './choose.ts';
import type { QueueCache } from './queue-cache.ts';

const CONCURRENCY = 4;

/** Uploads the files of queued messages before the messages are sent. */
export interface Uploads {
  /** Starts the uploads that the queue needs next, as far as the concurrency allows. */
  start(): void;
  pending(): Promise<void>[];
}

export function createUploads({
  queue,
  upload,
  fail,
  onEnded,
}: {
  queue: Pick<QueueCache, 'uploads' | 'uploaded'>;
  /** Resolves to false if the session cannot upload now; the message then waits. */
  upload(storageKey: string): Promise<boolean>;
  /** Never rejects. */
  fail(candidate: Candidate, error: unknown): Promise<void>;
  onEnded(): void;
}): Uploads {
  const uploading = new Map<string, Promise<void>>();

  async function run(candidate: Candidate, storageKey: string): Promise<void> {
    try {
      if (await upload(storageKey)) queue.uploaded(storageKey);
    } catch (error) {
      await fail(candidate, error);
    }
  }

  return {
    start() {
      for (const candidate of queue.uploads()) {
        const storageKey = candidate.upload?.storageKey;
        if (!storageKey || uploading.has(storageKey) || uploading.size >= CONCURRENCY) continue;
        const running = run(candidate, storageKey).finally(() => {
          uploading.delete(storageKey);
          onEnded();
        });
        uploading.set(storageKey, running);
      }
    },
    pending: () => [...uploading.values()],
  };
}
