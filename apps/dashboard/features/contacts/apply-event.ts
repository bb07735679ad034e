import type { LogEvent } from '../../lib/realtime.ts';
import { type Contact, type ContactFilters, isListed } from './list/contact-filters.ts';

/** The loaded pages of the contact table, as TanStack Query caches them. */
export interface ContactPages {
  pages: { data: Contact[]; nextCursor: string | null }[];
  pageParams: unknown[];
  /** The list is outdated, but too long to be refetched automatically; the page offers to refresh it. */
  isStale?: boolean;
}

/** `fetch`: only the server can tell whether, or where, the contact belongs in the list. */
export interface Applied {
  pages: ContactPages;
  needs: 'nothing' | 'fetch';
}

/**
 * Applies an event to the list. The result equals what fetching after the event would return; if that cannot
 * be decided on the client, the result says to refetch.
 */
export function applyToContactPages(pages: ContactPages, event: LogEvent, filters: ContactFilters): Applied {
  switch (event.type) {
    case 'contact.created':
    case 'contact.updated':
      return insertContact(pages, event.data.contact, filters);
    case 'contact.deleted':
      return applied(without(pages, event.data.contactId));
    case 'contact.merged':
      // The merged contact arrives as a separate update event.
      return applied(without(pages, event.data.sourceId));
    case 'tag.updated': {
      // Sorting by name depends on the server's collation.
      const { id } = event.data.tag;
      return { pages, needs: hasTag(pages, id) ? 'fetch' : 'nothing' };
    }
    case 'tag.deleted': {
      const { tagId } = event.data;
      const isFiltered = `${filters.tags},${filters.withoutTags}`.includes(tagId);
      return { pages, needs: isFiltered || hasTag(pages, tagId) ? 'fetch' : 'nothing' };
    }
    default:
      return applied(pages);
  }
}

const applied = (pages: ContactPages): Applied => ({ pages, needs: 'nothing' });

function insertContact(pages: ContactPages, contact: Contact, filters: ContactFilters): Applied {
  const known = find(pages, contact.id);
  const listed = isListed(filters, contact);
  if (listed === undefined) return { pages, needs: 'fetch' };
  if (!listed) return applied(known ? without(pages, contact.id) : pages);
  if (known) {
    // When sorted by name, a new name changes the position.
    const hasMoved = filters.sort === 'name' && known.contact.displayName !== contact.displayName;
    return hasMoved ? { pages, needs: 'fetch' } : applied(change(pages, known.page, replaceContact(contact)));
  }
  if (filters.sort === 'name') return { pages, needs: 'fetch' };
  const last = pages.pages.length - 1;
  const at = pages.pages.findIndex(
    (page, i) =>
      (i === last && page.nextCursor === null) || page.data.some((other) => sortsBefore(contact, other)),
  );
  if (at < 0) return applied(pages);
  return applied(
    change(pages, at, (data) => {
      const before = data.findIndex((other) => sortsBefore(contact, other));
      return data.toSpliced(before < 0 ? data.length : before, 0, contact);
    }),
  );
}

/** The server's order: newest first, ties by id. */
function sortsBefore(one: Contact, other: Contact): boolean {
  if (one.createdAt !== other.createdAt) return one.createdAt > other.createdAt;
  return one.id > other.id;
}

const replaceContact = (contact: Contact) => (data: Contact[]) =>
  data.map((it) => (it.id === contact.id ? contact : it));

function find(pages: ContactPages, id: string): { page: number; contact: Contact } | undefined {
  for (const [page, { data }] of pages.pages.entries()) {
    const contact = data.find((it) => it.id === id);
    if (contact) return { page, contact };
  }
  return undefined;
}

const hasTag = (pages: ContactPages, tagId: string) =>
  pages.pages.some(({ data }) => data.some((it) => it.tags.some((tag) => tag.id === tagId)));

function without(pages: ContactPages, id: string): ContactPages {
  const known = find(pages, id);
  return known ? change(pages, known.page, (data) => data.filter((it) => it.id !== id)) : pages;
}

/** Copies only the page that changes, so that changes of long lists cost little. */
function change(pages: ContactPages, at: number, next: (data: Contact[]) => Contact[]): ContactPages {
  return {
    ...pages,
    pages: pages.pages.map((page, i) => (i === at ? { ...page, data: next(page.data) } : page)),
  };
}
