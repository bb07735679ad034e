import type { Schemas } from '../../lib/api.ts';
import type { LogEvent } from '../../lib/realtime.ts';
import {
  addActivity,
  isNewerEntry,
  OPTIMISTIC_PREFIX,
  removeActivity,
  type TimelinePages,
} from './timeline.ts';

export type Message = Schemas['Message'];

/** Applies an event to a conversation; events of other conversations are ignored. */
export function applyToThread(pages: TimelinePages, event: LogEvent, conversationId: string): TimelinePages {
  if (!('conversationId' in event.data) || event.data.conversationId !== conversationId) return pages;
  switch (event.type) {
    case 'message.received':
    case 'message.held_back':
      return addMessage(pages, event.data.message);
    case 'message.created': {
      const message = event.data.message;
      // If the HTTP response arrived before the event, the optimistic message has been replaced already: one
      // with the same text is another message.
      const isKnown = pages.pages.some((page) => page.data.some(({ id }) => id === message.id));
      return addMessage(isKnown ? pages : removeOptimisticMatch(pages, message), message);
    }
    case 'message.updated': {
      const { messageId, conversationId: _, ...changes } = event.data;
      const before = pages.pages.flatMap((page) => page.data).find(({ id }) => id === messageId);
      if (!before) return pages;
      const after: Message = { ...before, ...changes };
      // An update can change a message's time and therefore its position, for example at the end of a call.
      return after.at === before.at ? mapMessage(pages, messageId, () => after) : addMessage(pages, after);
    }
    case 'message.released': {
      const { messageIds } = event.data;
      return messageIds.reduce(
        (known, id) => mapMessage(known, id, (message) => ({ ...message, heldBackReason: null })),
        pages,
      );
    }
    case 'message.media_updated': {
      const { messageId, media } = event.data;
      return mapMessage(pages, messageId, (message) => ({
        ...message,
        content: { ...message.content, media },
      }));
    }
    case 'conversation.activity_added':
      return addActivity(pages, event.data.activity);
    case 'conversation.activity_removed':
      return removeActivity(pages, event.data.activityId);
    default:
      return pages;
  }
}

/**
 * Whether the event moves a message that is not loaded into the loaded range: its content must be fetched.
 */
export function isMissing({ pages }: TimelinePages, event: LogEvent): boolean {
  if (event.type !== 'message.updated' || event.data.at === undefined) return false;
  const { messageId, at } = event.data;
  if (pages.some((page) => page.data.some(({ id }) => id === messageId))) return false;
  const entries = pages.flatMap((page) => [...page.data, ...page.activities]);
  return entries.length === 0 || entries.some((entry) => at > entry.at);
}

/** Inserts a message in order of time, replacing one with the same id. */
export function addMessage(pages: TimelinePages, message: Message): TimelinePages {
  const without = pages.pages.map((page) => ({
    ...page,
    data: page.data.filter((it) => it.id !== message.id),
  }));
  let isPlaced = false;
  const placed = without.map((page, i) => {
    if (isPlaced) return page;
    const at = page.data.findIndex((other) => isNewer(message, other));
    const isEnd = i === without.length - 1 && page.nextCursor === null;
    const isHere = isEnd || page.activities.some((activity) => isNewerEntry(message, activity));
    if (at < 0 && !isHere) return page;
    isPlaced = true;
    const data = [...page.data];
    data.splice(at < 0 ? data.length : at, 0, message);
    return { ...page, data };
  });
  return { ...pages, pages: placed };
}

/**
 * Removes the oldest optimistic message that matches this one: the event may arrive before the HTTP response.
 */
function removeOptimisticMatch(pages: TimelinePages, { authorId, direction, text }: Message): TimelinePages {
  const optimisticMessages = pages.pages
    .flatMap((page) => page.data)
    .filter(
      (it) =>
        it.id.startsWith(OPTIMISTIC_PREFIX) &&
        it.authorId === authorId &&
        it.direction === direction &&
        it.text === text,
    );
  const oldest = optimisticMessages.at(-1);
  return oldest ? removeMessage(pages, oldest.id) : pages;
}

export function removeMessage(pages: TimelinePages, id: string): TimelinePages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, data: page.data.filter((it) => it.id !== id) })),
  };
}

function isNewer(one: Message, other: Message): boolean {
  if (one.at !== other.at) return one.at > other.at;
  const areOptimistic = one.id.startsWith(OPTIMISTIC_PREFIX) && other.id.startsWith(OPTIMISTIC_PREFIX);
  return areOptimistic ? one.createdAt > other.createdAt : one.id > other.id;
}

function mapMessage(pages: TimelinePages, id: string, change: (message: Message) => Message): TimelinePages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      data: page.data.map((message) => (message.id === id ? change(message) : message)),
    })),
  };
}
