import { LRUCache } from 'lru-cache';
import type { Item } from './prepare.ts';

/*
 * What this process has committed lately. It only ever saves a look at the database: a repeat it has forgotten is found
 * there, and what another process has stored is found by the unique index.
 */

export interface Recent {
  /** Whether this message was stored lately, so that a repeat is likely. */
  isRepeat(item: Item): boolean;
  /**
   * Whether what this status says of its customer may be news: that two identities are one customer. Three of four
   * events are statuses, and nearly all repeat what the last one said.
   */
  isLinkNews(item: Item): boolean;
  /** To be called once a batch is committed. */
  remember(items: readonly Item[]): void;
}

export function createRecent(max = 50_000): Recent {
  const links = new LRUCache<string, true>({ max });
  const messages = new LRUCache<string, true>({ max });
  return {
    isRepeat: ({ sessionId, event }) =>
      event.type === 'message' && messages.has(`${sessionId} ${event.providerId}`),
    isLinkNews(item) {
      const link = linkOf(item);
      return link !== undefined && !links.has(link);
    },
    remember(items) {
      for (const item of items) {
        const { event } = item;
        if (event.type === 'message') messages.set(`${item.sessionId} ${event.providerId}`, true);
        const link = linkOf(item);
        if (link !== undefined) links.set(link, true);
      }
    },
  };
}

/** The identities an event unites; undefined when it names fewer than two. */
function linkOf({ tenantId, event }: Item): string | undefined {
  if (event.type === 'unknown' || !event.contact) return undefined;
  const { phone, bsuid, lid } = event.contact;
  if (!bsuid && !lid) return undefined;
  const count = (phone ? 1 : 0) + (bsuid ? 1 : 0) + (lid ? 1 : 0);
  return count < 2 ? undefined : `${tenantId} ${phone ?? ''} ${bsuid ?? ''} ${lid ?? ''}`;
}
