import { buffer } from 'node:stream/consumers';
import { type Tx, withTenants } from '@waqtor/db';
import { type Provider, ProviderError } from '@waqtor/provider';
import { findUpload, rememberUpload } from '../../../features/media/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { SendQueueKey } from '../send-queue/send-queue.store.ts';

/** WhatsApp keeps an uploaded file for 30 days; we reuse it for 29. */
export const UPLOAD_LIFE_MS = 29 * 86_400_000;

/**
 * Uploads a stored file to WhatsApp, once per session for all messages that use it, and stores the media id.
 * Throws a certain `ProviderError` on failure: no message has been sent yet.
 */
export async function uploadFile(
  platform: Platform,
  sendQueue: SendQueueKey,
  provider: Provider,
  storageKey: string,
): Promise<void> {
  const now = platform.clock.now();
  const inTx = <T>(fn: (tx: Tx) => Promise<T>) => withTenants(platform.db, [sendQueue.tenantId], fn);
  const known = await inTx((tx) =>
    findUpload(tx, sendQueue, storageKey, new Date(now.getTime() - UPLOAD_LIFE_MS)),
  );
  if (!known) throw gone();
  const upload =
    known.uploadedId === null
      ? { providerMediaId: await sendFile(platform, provider, storageKey, known), uploadedAt: now }
      : { providerMediaId: known.uploadedId, uploadedAt: known.uploadedAt ?? now };
  await inTx((tx) => rememberUpload(tx, sendQueue, storageKey, upload));
}

async function sendFile(
  platform: Platform,
  provider: Provider,
  storageKey: string,
  file: { mimeType: string | null; filename: string | null },
): Promise<string> {
  if (!provider.uploadMedia) {
    throw new ProviderError('unsupported', 'This engine accepts files only by link.', { certain: true });
  }
  const stored = await platform.storage.get(storageKey);
  if (!stored) throw gone();
  try {
    const { providerMediaId } = await provider.uploadMedia({
      body: await buffer(stored.body),
      mimeType: file.mimeType ?? 'application/octet-stream',
      filename: file.filename ?? 'file',
    });
    return providerMediaId;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { code, details, retryAfterMs } = error;
    throw new ProviderError(error.reason, error.message, {
      // An upload of unknown outcome is not a message of unknown outcome: it can be repeated safely.
      certain: true,
      cause: error,
      ...(code === undefined ? {} : { code }),
      ...(details === undefined ? {} : { details }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
}

function gone(): ProviderError {
  return new ProviderError('media_gone', 'The file is no longer in our storage.', { certain: true });
}
