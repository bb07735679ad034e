import type { Schemas } from '../../lib/api.ts';
import type { LogEvent } from '../../lib/realtime.ts';

export type Message = Schemas['Message'];

/** The loaded part of a conversation: the first page is the newest, each page runs from newest to oldest. */
export interface MessagePages {
  pages: { data: Message[]; nextCursor: string | null }[];
  pageParams: unknown[];
}

/** Applies an event to the messages of a conversation; events of other conversations are ignored. */
export function applyToThread(pages: MessagePages, event: LogEvent, conversationId: string): MessagePages {
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
    default:
      return pages;
  }
}

/**
 * Whether the event moves a message that is not loaded into the loaded range: its content must be fetched.
 */
export function isMissing({ pages }: MessagePages, event: LogEvent): boolean {
  if (event.type !== 'message.updated' || event.data.at === undefined) return false;
  const { messageId, at } = event.data;
  const all = pages.flatMap((page) => page.data);
  if (all.some(({ id }) => id === messageId)) return false;
  const oldest = all.at(-1);
  return oldest === undefined || at > oldest.at;
}

/** Inserts a message in order of time, replacing one with the same id. */
export function addMessage(pages: MessagePages, message: Message): MessagePages {
  const without = pages.pages.map((page) => ({
    ...page,
    data: page.data.filter((it) => it.id !== message.id),
  }));
  let isPlaced = false;
  const placed = without.map((page, i) => {
    if (isPlaced) return page;
    const at = page.data.findIndex((other) => isNewer(message, other));
    const isEnd = i === without.length - 1 && page.nextCursor === null;
    if (at < 0 && !isEnd) return page;
    isPlaced = true;
    const data = [...page.data];
    data.splice(at < 0 ? data.length : at, 0, message);
    return { ...page, data };
  });
  return { ...pages, pages: placed };
}

/** The id prefix of optimistic messages, which are shown until the server has responded. */
export const OPTIMISTIC_PREFIX = 'local_';

/**
 * Removes the oldest optimistic message that matches this one: the event may arrive before the HTTP response.
 */
function removeOptimisticMatch(pages: MessagePages, { authorId, direction, text }: Message): MessagePages {
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

export function removeMessage(pages: MessagePages, id: string): MessagePages {
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

function mapMessage(pages: MessagePages, id: string, change: (message: Message) => Message): MessagePages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      data: page.data.map((message) => (message.id === id ? change(message) : message)),
    })),
  };
}
