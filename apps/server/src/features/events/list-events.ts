import type { eventsQuery, LoggedEvent } from '@waqtor/contract';
import type { z } from 'zod';
import { isFor, openEvent, readEvents, type StoredEvent } from '../../platform/events/read-events.ts';
import type { Ctx } from '../../platform/platform.ts';

/** Entries scanned per page, however rare the topics. */
const LINES_A_PAGE = 5_000;

/**
 * Returns a page of the caller's event log: the events after a seq, or from the oldest one that is kept.
 * `nextCursor` is the seq from which to continue while there is more, and null at the head. A page may be
 * empty and still have a cursor, if its entries have other topics or are for other users.
 */
export async function listEvents(
  ctx: Ctx,
  { afterSeq, topics, limit }: z.output<typeof eventsQuery>,
): Promise<{ items: LoggedEvent[]; nextCursor: string | null }> {
  return ctx.tx(async (tx) => {
    const slice = await readEvents(tx, ctx.tenantId, afterSeq ?? null, {
      limit,
      log: ctx.log,
      window: LINES_A_PAGE,
      ...(topics ? { topics } : {}),
    });
    return {
      items: slice.events.filter((event) => isFor(event, ctx.caller)).map(presentEvent),
      nextCursor: slice.upTo < slice.head ? String(slice.upTo) : null,
    };
  });
}

function presentEvent(event: StoredEvent): LoggedEvent {
  return { seq: event.seq, ...openEvent(event), at: event.at.toISOString() };
}
