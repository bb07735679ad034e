import { LRUCache } from 'lru-cache';
import type { Item } from '../prepare.ts';

/*
 * Three of four events are statuses, and nearly all of them name a customer in the words of the last one. A status can
 * only teach us that two identities are one customer; once that is committed, saying it again is no news.
 */

export interface KnownLinks {
  /** Whether what this event says of identities may still be unknown. */
  isNews(item: Item): boolean;
  /** To be called once a batch is committed. */
  remember(items: readonly Item[]): void;
}

export function createKnownLinks(max = 50_000): KnownLinks {
  const known = new LRUCache<string, true>({ max });
  return {
    isNews(item) {
      const link = linkOf(item);
      return link !== undefined && !known.has(link);
    },
    remember(items) {
      for (const item of items) {
        const link = linkOf(item);
        if (link !== undefined) known.set(link, true);
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
