import { LRUCache } from 'lru-cache';
import type { Item } from './prepare.ts';

/*
 * Cache of what this process has committed recently. It only saves queries: a repeat it has forgotten is
 * found in the database, and what another process has stored is found by the unique index.
 */

export interface RecentItems {
  /** Whether this message was stored recently, so that it is probably a repeat. */
  isRepeat(item: Item): boolean;
  /**
   * Whether what this status says about its contact may be new: that these identities belong to the recipient
   * of its message. Three of four events are statuses, and nearly all repeat what the previous one said.
   */
  isNewLink(item: Item): boolean;
  /**
   * Call it after a batch is committed; `linked` are the statuses whose information about their contact is
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

/** The identities a status names; undefined when it names none, or a group member. */
function linkOf({ tenantId, event }: Item): string | undefined {
  if (event.type !== 'status' || event.groupId !== undefined) return undefined;
  const { phone, bsuid, parentBsuid, lid } = event.contact;
  if ((phone ?? bsuid ?? parentBsuid ?? lid) === undefined) return undefined;
  return `${tenantId} ${phone ?? ''} ${bsuid ?? ''} ${parentBsuid ?? ''} ${lid ?? ''}`;
}
