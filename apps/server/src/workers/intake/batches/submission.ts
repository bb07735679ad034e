import type { Entry } from '../../../platform/grouping/fair-queue.ts';
import { groupBy } from '../../../platform/grouping/group-by.ts';
import { type Item, prepare } from './prepare.ts';
import type { RoutedEvent } from './routed-event.ts';

/**
 * The events of one `submit` call. They may be stored in several transactions; the call is answered after the
 * last one.
 */
export interface Submission {
  /** Items that are not stored yet. */
  open: number;
  /** Why a part of the submission was not stored. */
  failure: Failure | undefined;
  /**
   * The submission was refused: its waiting items are dropped, because the sender will send all of it again.
   */
  isAbandoned: boolean;
  resolve(): void;
  reject(error: unknown): void;
}

export interface Failure {
  error: unknown;
}

/** Items of one session and one submission that are stored together. */
export interface Piece extends Entry {
  tenantId: string;
  sessionId: string;
  submission: Submission;
  /**
   * Events are prepared only when it is their turn: preparing a large submission at once would block the
   * event loop.
   */
  events: readonly RoutedEvent[];
  /** Set once the events are prepared. */
  items: readonly Item[] | undefined;
}

/** Divides events into pieces of one session each, of at most `pieceItems` items. */
export function cutPieces(
  submission: Submission,
  events: readonly RoutedEvent[],
  { pieceItems, bytes }: { pieceItems: number; bytes: number },
): Piece[] {
  const pieces: Piece[] = [];
  for (const group of groupBy(events, (event) => event.sessionId).values()) {
    for (let i = 0; i < group.length; i += pieceItems) {
      const part = group.slice(i, i + pieceItems);
      const [first] = part;
      if (!first) continue;
      pieces.push({
        submission,
        tenantId: first.tenantId,
        sessionId: first.sessionId,
        size: part.length,
        bytes: (bytes * part.length) / events.length,
        events: part,
        items: undefined,
      });
    }
  }
  return pieces;
}

/** Returns the items of a piece, which are prepared on first use. */
export function itemsOf(piece: Piece, now: Date): readonly Item[] {
  piece.items ??= piece.events.map((event) => prepare(event, now));
  return piece.items;
}

/**
 * Splits pieces that failed together: by tenant first, then by piece, then by item. Returns undefined for a
 * single item.
 */
export function divide(pieces: readonly Piece[]): Piece[][] | undefined {
  const byTenant = [...groupBy(pieces, (piece) => piece.tenantId).values()];
  if (byTenant.length > 1) return byTenant;
  if (pieces.length > 1) return halves(pieces);
  const [piece] = pieces;
  if (!piece || piece.size < 2) return undefined;
  const events = halves(piece.events);
  const items = piece.items && halves(piece.items);
  return events.map((part, i) => [
    {
      ...piece,
      size: part.length,
      bytes: (piece.bytes * part.length) / piece.size,
      events: part,
      items: items?.[i],
    },
  ]);
}

function halves<Value>(list: readonly Value[]): Value[][] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}
