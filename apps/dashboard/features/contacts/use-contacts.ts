import { type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../lib/api.ts';
import { invalidateThrottled } from '../../lib/queries/invalidate-throttled.ts';
import type { LogEvent } from '../../lib/realtime.ts';
import { applyToContactPages, type ContactPages } from './apply-event.ts';
import { type Contact, type ContactFilters, toQuery } from './list/contact-filters.ts';

const PAGE_SIZE = 100;
/**
 * Lists with more pages than this are refetched only on request, because a refetch costs one request per
 * page.
 */
const MAX_REFETCHED_PAGES = 10;
const contactKey = (id: string) => ['contacts', 'one', id] as const;
const listKey = (filters: ContactFilters) => ['contacts', 'list', filters] as const;

/** The contacts that match these filters, page by page. */
export function useContacts(filters: ContactFilters) {
  return useInfiniteQuery({
    queryKey: listKey(filters),
    queryFn({ pageParam }) {
      const { sort } = filters;
      const query = { ...toQuery(filters), ...(sort && { sort }), ...(pageParam && { cursor: pageParam }) };
      return unwrap(api.GET('/api/v1/contacts', { params: { query: { ...query, limit: PAGE_SIZE } } }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** The number of matching contacts, capped at 10,000. */
export function useContactCount(filters: ContactFilters) {
  const query = toQuery(filters);
  return useQuery({
    queryKey: ['contacts', 'count', query],
    queryFn: async () => (await unwrap(api.GET('/api/v1/contacts/count', { params: { query } }))).data,
  });
}

/** One contact, kept current by events; fetched if it is not cached. */
export function useContact(client: QueryClient, id: string | undefined, known?: Contact) {
  const contactId = id ?? '';
  return useQuery({
    queryKey: contactKey(contactId),
    enabled: id !== undefined,
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/contacts/{contactId}', { params: { path: { contactId } } }))).data,
    initialData: () => known ?? findLoaded(client, contactId),
  });
}

/** The names of all custom attributes in use. */
export function useAttributeKeys() {
  return useQuery({
    queryKey: ['contacts', 'attributes'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/contacts/attributes'))).data,
  });
}

/** Writes a server response to every cached copy of the contact, before its event arrives. */
export function setContactData(client: QueryClient, contact: Contact): void {
  client.setQueryData<Contact>(contactKey(contact.id), (known) => known && contact);
}

/** Applies an event to all cached lists and contacts. */
export function applyToContacts(client: QueryClient, event: LogEvent): void {
  const isContactEvent = event.type.startsWith('contact.');
  if (!isContactEvent && event.type !== 'tag.updated' && event.type !== 'tag.deleted') return;
  for (const { queryKey, state } of client.getQueryCache().findAll({ queryKey: ['contacts', 'list'] })) {
    const pages = state.data as ContactPages | undefined;
    if (!pages) continue;
    const applied = applyToContactPages(pages, event, queryKey[2] as ContactFilters);
    if (applied.pages !== pages) client.setQueryData(queryKey, applied.pages);
    if (applied.needs === 'nothing') continue;
    if (pages.pages.length > MAX_REFETCHED_PAGES)
      client.setQueryData(queryKey, { ...applied.pages, isStale: true });
    else invalidateThrottled(client, queryKey);
  }
  invalidateThrottled(client, ['contacts', 'count']);
  if (event.type === 'contact.updated') setContactData(client, event.data.contact);
  else if (!isContactEvent) invalidateThrottled(client, ['contacts', 'one']);
  if (isContactEvent && client.getQueryData(['contacts', 'attributes'])) refreshAttributes(client, event);
}

/** Refetches a long list from its first page. */
export function refetchFromStart(client: QueryClient, filters: ContactFilters): void {
  client.setQueryData<ContactPages>(listKey(filters), (list) =>
    list ? { pages: list.pages.slice(0, 1), pageParams: list.pageParams.slice(0, 1) } : list,
  );
  client.invalidateQueries({ queryKey: listKey(filters) });
}

function refreshAttributes(client: QueryClient, event: LogEvent): void {
  const known = client.getQueryData<string[]>(['contacts', 'attributes']) ?? [];
  const contact = 'contact' in event.data ? event.data.contact : undefined;
  if (contact && Object.keys(contact.attributes).every((key) => known.includes(key))) return;
  invalidateThrottled(client, ['contacts', 'attributes']);
}

function findLoaded(client: QueryClient, id: string): Contact | undefined {
  for (const [, list] of client.getQueriesData<ContactPages>({ queryKey: ['contacts', 'list'] })) {
    for (const page of list?.pages ?? []) {
      const found = page.data.find((it) => it.id === id);
      if (found) return found;
    }
  }
  return undefined;
}
