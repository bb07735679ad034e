import { AppError } from '../../../platform/errors.ts';

/*
 * Memory for webhook bodies that are still arriving, so that nobody has proven anything yet. Small ones are always taken;
 * of large ones an address has a limit, and all addresses together have one, within which each has its share. WhatsApp
 * repeats what is refused.
 */

const MB = 1024 * 1024;

export interface UnprovenBody {
  /** Throws `overloaded` when this much more may not be kept. */
  grow(bytes: number): void;
  /** Gives its memory back; safe twice. */
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
