import { type Filters, readFilters, writeFilters } from '../../conversations/index.ts';

/** The fixed lists of the inbox. */
export const folders = ['mine', 'unassigned', 'open', 'pending', 'snoozed', 'resolved', 'all'] as const;
export type Folder = (typeof folders)[number];

const noFilters = readFilters(new URLSearchParams());

/** The filters of a folder, of one number or of all. */
export function inFolder(folder: Folder, sessionId: string | undefined): Filters {
  switch (folder) {
    case 'mine':
      return { ...noFilters, sessionId, assignee: 'me' };
    case 'unassigned':
      return { ...noFilters, sessionId, assignee: 'none' };
    default:
      return { ...noFilters, sessionId, state: folder };
  }
}

/**
 * The folder that these filters show, whatever part of it: a search, unread conversations, and the like.
 * Undefined if it is no folder, for example another member's conversations.
 */
export function folderOf({ state, assignee }: Filters): Folder | undefined {
  if (assignee === undefined) return state;
  if (state !== 'open') return undefined;
  if (assignee === 'me') return 'mine';
  return assignee === 'none' ? 'unassigned' : undefined;
}

export function hrefOf(filters: Filters): string {
  const query = writeFilters(new URLSearchParams(), filters).toString();
  return query === '' ? '/inbox' : `/inbox?${query}`;
}
