import { messageMediaUpdated, toPublicId } from '@waqtor/contract';
import { isStorageFull, type Tx, withTenants } from '@waqtor/db';
import { type Provider, ProviderError } from '@waqtor/provider';
import {
  type ClaimedMedia,
  FileTooLarge,
  isStoredAs,
  type MediaRow,
  markFailed,
  markStored,
  postpone,
  presentMedia,
  storeFile,
} from '../../features/media/index.ts';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import type { Platform } from '../../platform/platform.ts';

export type ProviderOf = (session: { tenantId: string; sessionId: string }) => Promise<Provider>;

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/**
 * A full disk is not caused by the file: the download is retried until there is space, without counting
 * attempts.
 */
const NO_ROOM = 'The server has no room left to store the file. It is tried again.';
const NO_ROOM_WAIT_MS = 30 * SECOND_MS;
/** WhatsApp keeps an inbound file for seven days. */
const GIVE_UP_AFTER_MS = 7 * 24 * HOUR_MS;

/** Downloads one claimed file and stores the result. Throws only if that cannot be stored. */
export async function fetchMedia(
  platform: Platform,
  providerOf: ProviderOf,
  claimed: ClaimedMedia,
  signal: AbortSignal,
): Promise<void> {
  const { storage, clock, config } = platform;
  const inTx = <T>(fn: (tx: Tx) => Promise<T>) => withTenants(platform.db, [claimed.tenantId], fn);
  // Every attempt has its own key, so that a slow one cannot overwrite what a later one has finished.
  const key = `${claimed.tenantId}/${claimed.id}${claimed.attempts > 1 ? `.${claimed.attempts}` : ''}`;
  try {
    const file = await storeFile(
      storage,
      key,
      await open(providerOf, claimed, signal),
      () => config.maxMediaBytes,
      claimed.filename,
    );
    const isOurs = await inTx(async (tx) => {
      const row = await markStored(tx, claimed, key, file);
      if (row) announceMedia(tx, row, platform);
      return row !== undefined;
    });
    if (!isOurs) await storage.delete(key);
  } catch (error) {
    const now = clock.now();
    const verdict = judge(error, claimed, { now, isStopping: isStopped(signal) });
    const isKept = await inTx(async (tx) => {
      if ('at' in verdict) await postpone(tx, claimed, verdict);
      else {
        const row = await markFailed(tx, claimed, verdict.error);
        if (row) announceMedia(tx, row, platform);
      }
      return isStoredAs(tx, claimed, key);
    });
    // Deleted only if the row certainly does not refer to it: after a COMMIT without a response, it may.
    if (!isKept) await storage.delete(key).catch(() => {});
  }
}

async function open(
  providerOf: ProviderOf,
  { tenantId, sessionId, providerMediaId, sourceUrl }: ClaimedMedia,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  if (!sessionId)
    throw new ProviderError('media_gone', 'The session of this file was deleted.', { certain: true });
  const provider = await providerOf({ tenantId, sessionId });
  if (!provider.downloadMedia) {
    throw new ProviderError('unsupported', 'This engine cannot download files.', { certain: true });
  }
  const { body, size } = await provider.downloadMedia({
    ...(providerMediaId === null ? {} : { providerMediaId }),
    ...(sourceUrl === null ? {} : { url: sourceUrl }),
  });
  return watched(body, size, signal);
}

/** Yields the stream's chunks, aborts on our signal and checks the declared length. */
async function* watched(
  body: ReadableStream<Uint8Array>,
  size: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  let received = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) break;
      received += value.length;
      yield value;
    }
    if (size !== undefined && received !== size) {
      throw new ProviderError('transient', `The download ended after ${received} of ${size} bytes.`, {
        certain: true,
      });
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

// The same signal is also aborted by a timeout, which counts as an attempt.
function isStopped({ aborted, reason }: AbortSignal): boolean {
  return aborted && (reason as { name?: unknown } | null)?.name !== 'TimeoutError';
}

type FetchResult = { error: string } | { error: string | null; at: Date; isCounted: boolean };

/** Decides whether and when to retry. */
function judge(
  error: unknown,
  { attempts, createdAt }: ClaimedMedia,
  { now, isStopping }: { now: Date; isStopping: boolean },
): FetchResult {
  if (isStopping) return { error: null, at: now, isCounted: false };
  if (isStorageFull(error)) {
    return { error: NO_ROOM, at: new Date(now.getTime() + NO_ROOM_WAIT_MS), isCounted: false };
  }
  if (error instanceof FileTooLarge) return { error: `The file is larger than ${error.maxBytes} bytes.` };
  const words = wordsOf(error);
  if (isFinal(error)) return { error: words };
  if (now.getTime() - createdAt.getTime() >= GIVE_UP_AFTER_MS)
    return { error: `${words} Given up after seven days.` };
  const waitMs = Math.min(HOUR_MS, 5 * SECOND_MS * 4 ** Math.min(attempts - 1, 6));
  return { error: words, at: new Date(now.getTime() + waitMs), isCounted: true };
}

function isFinal(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'not_found';
  if (!(error instanceof ProviderError)) return false;
  return (
    error.reason === 'media_gone' || error.reason === 'unsupported' || error.reason === 'message_rejected'
  );
}

/**
 * Returns the error as text for people, without the text of third-party errors, which may contain secrets.
 */
function wordsOf(error: unknown): string {
  if (error instanceof ProviderError) return error.message;
  if (error instanceof AppError)
    return error.code === 'not_found' ? 'The session of this file was deleted.' : error.message;
  return 'The file could not be stored.';
}

function announceMedia(tx: Tx, row: MediaRow, platform: Platform): void {
  if (!row.messageId || !row.conversationId) return;
  const event = messageMediaUpdated({
    messageId: toPublicId('message', row.messageId),
    conversationId: toPublicId('conversation', row.conversationId),
    media: presentMedia(row, platform),
  });
  announce(tx, event, { tenantId: row.tenantId, at: platform.clock.now() });
}
