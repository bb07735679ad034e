import type { IncomingMessage } from 'node:http';
import { AppError } from '../../errors.ts';

/** Initial buffer size when the client sends no Content-Length. */
const FIRST_BYTES = 4 * 1024;
/** Content-Length is trusted up to this size. Beyond it, memory is allocated as bytes arrive. */
const BELIEVED_BYTES = 64 * 1024;

export interface BodyLimits {
  maxBytes: number;
  /** Called before memory is allocated; may throw to refuse. */
  onGrow?: (bytes: number) => void;
}

/**
 * Reads a body into one buffer that grows by doubling. Fastify keeps the chunks as they arrive, and a body of
 * 3 MB in chunks of one byte takes some hundred bytes of memory for each chunk. Throws `payload_too_large`,
 * and `malformed_json` for a body that ends early.
 */
export function readBody(payload: IncomingMessage, { maxBytes, onGrow }: BodyLimits): Promise<Buffer> {
  const declared = Number(payload.headers['content-length']);
  return new Promise((resolve, reject) => {
    if (declared > maxBytes) {
      reject(new AppError('payload_too_large'));
      return;
    }
    let bytes = Buffer.alloc(0);
    let used = 0;

    function grow(needed: number): void {
      const wanted =
        bytes.length === 0 ? Math.min(declared || FIRST_BYTES, BELIEVED_BYTES) : 2 * bytes.length;
      const size = Math.min(Math.max(wanted, needed), maxBytes);
      onGrow?.(size - bytes.length);
      const larger = Buffer.allocUnsafe(size);
      bytes.copy(larger, 0, 0, used);
      bytes = larger;
    }

    function onData(chunk: Buffer): void {
      const needed = used + chunk.length;
      try {
        if (needed > maxBytes) throw new AppError('payload_too_large');
        if (needed > bytes.length) grow(needed);
      } catch (error) {
        end(error);
        return;
      }
      chunk.copy(bytes, used);
      used = needed;
    }

    function end(error?: unknown): void {
      payload.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose);
      if (error === undefined) resolve(bytes.subarray(0, used));
      else reject(error);
    }
    const onEnd = () => end();
    const onError = (cause: unknown) => end(new AppError('malformed_json', undefined, { cause }));
    const onClose = () => onError(new Error('the connection ended before the body did'));
    payload.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose);
  });
}
