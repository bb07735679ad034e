import { AppError } from '../../../platform/errors.ts';

/*
 * Memory budget for webhook bodies that are still arriving and therefore not yet authenticated. Small bodies
 * are always accepted; for large ones there is a limit per address and one for all addresses together, which
 * they share fairly. WhatsApp resends what is refused.
 */

const MB = 1024 * 1024;

export interface UnprovenBody {
  /** Reserves this many more bytes. Throws `overloaded` if they exceed the budget. */
  grow(bytes: number): void;
  /** Releases its memory; may be called twice. */
  end(): void;
}

export function createUnprovenBodies({
  smallBytes = 64 * 1024,
  bytesPerSource = 64 * MB,
  totalBytes = 256 * MB,
} = {}): { begin(source: string): UnprovenBody } {
  const bytesOf = new Map<string, number>();
  let total = 0;

  return {
    begin(source) {
      let own = 0;
      const add = (bytes: number) => {
        own += bytes;
        total += bytes;
        const ofSource = (bytesOf.get(source) ?? 0) + bytes;
        if (ofSource > 0) bytesOf.set(source, ofSource);
        else bytesOf.delete(source);
      };
      return {
        grow(bytes) {
          const ofSource = (bytesOf.get(source) ?? 0) + bytes;
          const isOverShare = total + bytes > totalBytes && ofSource > totalBytes / Math.max(bytesOf.size, 1);
          if (own + bytes > smallBytes && (ofSource > bytesPerSource || isOverShare))
            throw new AppError('overloaded', undefined, { retryAfter: 5 });
          add(bytes);
        },
        end: () => add(-own),
      };
    },
  };
}
