import type { Schemas } from '../../lib/api.ts';

type Message = Schemas['Message'];
export type Activity = Schemas['Activity'];

/** The loaded part of a conversation: the first page is the newest, each page runs from newest to oldest. */
export interface TimelinePages {
  pages: TimelinePage[];
  pageParams: unknown[];
}

/**
 * A page of the timeline, divided into messages and activities. Both end at the same position, where the next page
 * continues: nothing between two loaded entries is missing.
 */
export interface TimelinePage {
  data: Message[];
  activities: Activity[];
  nextCursor: string | null;
}

/** Divides a page of the server. */
export function toPage({
  data,
  nextCursor,
}: {
  data: Schemas['TimelineEntry'][];
  nextCursor: string | null;
}): TimelinePage {
  return {
    data: data.flatMap((entry) => (entry.type === 'message' ? [entry.message] : [])),
    activities: data.flatMap((entry) => (entry.type === 'activity' ? [entry.activity] : [])),
    nextCursor,
  };
}

/** The id prefix of optimistic messages, which are shown until the server has responded. */
export const OPTIMISTIC_PREFIX = 'local_';

interface Entry {
  id: string;
  at: string;
}

/** The server's order of messages and activities: by time, then by id without its prefix. */
export function isNewerEntry(one: Entry, other: Entry): boolean {
  return one.at === other.at ? uuidOf(one) > uuidOf(other) : one.at > other.at;
}

function uuidOf({ id }: Entry): string {
  return id.slice(id.indexOf('_') + 1);
}

/** Inserts an activity in order of time. One of a part that is not loaded is ignored. */
export function addActivity(pages: TimelinePages, activity: Activity): TimelinePages {
  const without = removeActivity(pages, activity.id).pages;
  const index = without.findIndex(
    (page, i) =>
      (i === without.length - 1 && page.nextCursor === null) ||
      [...page.data, ...page.activities].some((entry) => isNewerEntry(activity, entry)),
  );
  return {
    ...pages,
    pages: without.map((page, i) => {
      if (i !== index) return page;
      const at = page.activities.findIndex((other) => isNewerEntry(activity, other));
      return {
        ...page,
        activities: page.activities.toSpliced(at < 0 ? page.activities.length : at, 0, activity),
      };
    }),
  };
}

export function removeActivity(pages: TimelinePages, id: string): TimelinePages {
  return {
    ...pages,
    pages: pages.pages.map((page) =>
      page.activities.some((activity) => activity.id === id)
        ? { ...page, activities: page.activities.filter((activity) => activity.id !== id) }
        : page,
    ),
  };
}
