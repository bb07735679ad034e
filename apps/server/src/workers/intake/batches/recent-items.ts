import { LRUCache } from 'lru-cache';
import type { Item } from './prepare.ts';

/*
 * Cache of what this process has committed recently. It only saves queries: duplicates that have left the
 * cache are found in the database, and rows stored by another process are found by the unique index.
 */

export interface RecentItems {
  /** Whether this message was stored recently, so that it is probably a repeat. */
  isRepeat(item: Item): boolean;
  /**
   * Whether this status may contain new information about its contact, namely that the recipient of its
   * message has these identities. Three out of four events are statuses, and nearly all repeat the previous one.
   */
  isNewLink(item: Item): boolean;
  /**
   * Call this after a batch is committed. `linked`: the statuses whose information about their contact was
   * stored.
   */
  remember(items: readonly Item[], linked: readonly Item[]): void;
}

export function createRecentItems(max = 50_000): RecentItems {
  const links = new LRUCache<string, true>({ max });
  const messages = new LRUCache<string, true>({ max });
  return {
    isRepeat: ({ sessionId, event }) =>
      event.type === 'message' && messages.has(`${sessionId} ${event.providerId}`),
    isNewLink(item) {
      const link = linkOf(item);
      return link !== undefined && !links.has(link);
    },
    remember(items, linked) {
      for (const { sessionId, event } of items) {
        if (event.type === 'message') messages.set(`${sessionId} ${event.providerId}`, true);
      }
      for (const item of linked) {
        const link = linkOf(item);
        if (link !== undefined) links.set(link, true);
      }
    },
  };
}

/** The identities in a status; undefined if there are none, or if they belong to a member of a group. */
function linkOf({ tenantId, event }: Item): string | undefined {
  if (event.type !== 'status' || event.groupId !== undefined) return undefined;
  const { phone, bsuid, parentBsuid, lid } = event.contact;
  if ((phone ?? bsuid ?? parentBsuid ?? lid) === undefined) return undefined;
  return `${tenantId} ${phone ?? ''} ${bsuid ?? ''} ${parentBsuid ?? ''} ${lid ?? ''}`;
}
