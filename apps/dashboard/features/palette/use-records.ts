import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../lib/api.ts';
import { useDebounced } from '../../lib/hooks/use-debounced.ts';
import { useCannedResponses } from '../canned-responses/index.ts';
import { useMembers } from '../members/index.ts';
import { useSessions } from '../sessions/index.ts';
import { useTags } from '../tags/index.ts';
import { useTeams } from '../teams/index.ts';

const FRESH_MS = 10_000;
const MAX_PER_KIND = 6;

/** A search result: a name and a link. */
export interface FoundRecord {
  id: string;
  kind: 'conversations' | 'responses' | 'contacts' | 'members' | 'teams' | 'sessions' | 'tags';
  name: string;
  detail: string | null;
  href: string;
  /** Of a canned response. */
  shortcut?: string;
}

/**
 * Search results: contacts, conversations and, if a reply can be written, canned responses from the server,
 * the rest from cached lists.
 */
export function useRecords(typed: string, { hasReply }: { hasReply: boolean }): FoundRecord[] {
  const q = useDebounced(typed.trim());
  const hasQuery = q.length > 1;
  const options = { enabled: hasQuery, staleTime: FRESH_MS } as const;
  const query = { q, limit: MAX_PER_KIND };
  const conversations = useQuery({
    ...options,
    queryKey: ['palette', 'conversations', q],
    queryFn: async () => (await unwrap(api.GET('/api/v1/conversations', { params: { query } }))).data,
  }).data;
  const contacts = useQuery({
    ...options,
    queryKey: ['palette', 'contacts', q],
    queryFn: async () => (await unwrap(api.GET('/api/v1/contacts', { params: { query } }))).data,
  }).data;
  const responses = useCannedResponses(hasQuery && hasReply ? q : undefined).data;
  const members = useMembers().data;
  const teams = useTeams(hasQuery).data;
  const sessions = useSessions().data;
  const tags = useTags().data;
  if (!hasQuery) return [];
  const matchesQuery = (name: string) =>
    name
      .toLocaleLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(q.toLocaleLowerCase()));
  return [
    ...(conversations ?? []).map(
      ({ id, contact }): FoundRecord => ({
        id,
        kind: 'conversations',
        name: contact.displayName,
        detail: contact.phone,
        href: `/inbox?state=all&conversation=${id}`,
      }),
    ),
    ...(hasReply ? (responses ?? []) : []).slice(0, MAX_PER_KIND).map(
      ({ id, shortcut, title }): FoundRecord => ({
        id,
        kind: 'responses',
        name: title,
        detail: `/${shortcut}`,
        href: '/settings/canned-responses',
        shortcut,
      }),
    ),
    ...(contacts ?? []).map(
      ({ id, displayName, phone }): FoundRecord => ({
        id,
        kind: 'contacts',
        name: displayName,
        detail: phone,
        href: `/contacts?contact=${id}`,
      }),
    ),
    ...(members ?? [])
      .filter(({ name }) => matchesQuery(name))
      .map(
        ({ userId, name, email }): FoundRecord => ({
          id: userId,
          kind: 'members',
          name,
          detail: email,
          href: `/inbox?state=all&assignee=${userId}`,
        }),
      ),
    ...(teams ?? [])
      .filter(({ name }) => matchesQuery(name))
      .map(
        ({ id, name, description }): FoundRecord => ({
          id,
          kind: 'teams',
          name,
          detail: description,
          href: `/inbox?state=all&team=${id}`,
        }),
      ),
    ...(sessions ?? [])
      .filter(({ name }) => matchesQuery(name))
      .map(
        ({ id, name, phoneNumber }): FoundRecord => ({
          id,
          kind: 'sessions',
          name,
          detail: phoneNumber,
          href: `/inbox?state=all&session=${id}`,
        }),
      ),
    ...(tags ?? [])
      .filter(({ name }) => matchesQuery(name))
      .map(
        ({ id, name }): FoundRecord => ({
          id,
          kind: 'tags',
          name,
          detail: null,
          href: `/inbox?state=all&tag=${id}`,
        }),
      ),
  ];
}
