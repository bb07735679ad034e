import { type ActivityItem, type ActivityRun, foldActivities } from '../activity/fold-activities.ts';
import type { Message } from '../apply-event.ts';
import { type Activity, isNewerEntry, OPTIMISTIC_PREFIX } from '../timeline.ts';

/** An item of a conversation, oldest first: a date, the unread separator, a message or activities. */
export type ThreadItem =
  | { type: 'day'; key: string; at: string }
  | { type: 'unread'; key: string }
  | MessageItem
  | ActivityItem
  | ActivityRun;

/** A message together with its reactions, edits and deletion. */
export interface MessageItem {
  type: 'message';
  key: string;
  message: Message;
  /** Current reactions: the latest one of each side. */
  reactions: readonly Message[];
  revokedBy: Message | undefined;
  /** Edits, oldest first; the last one is the current text. */
  edits: readonly Message[];
  /** The quoted message, if it is loaded. */
  quoted: Message | undefined;
  /** Whether it is the first and the last message of a run by one author. */
  isFirst: boolean;
  isLast: boolean;
}

const GROUP_MS = 5 * 60_000;

interface Options {
  /** Newest first, of the loaded part. */
  activities?: readonly Activity[];
  unreadFromId?: string | undefined;
  /**
   * Older messages may belong to the same day as the first loaded one. Its date is not shown yet, so that
   * nothing moves when they load.
   */
  hasOlder?: boolean;
  /** The items of the previous call. */
  before?: readonly ThreadItem[];
}

/**
 * Folds reactions, edits and deletions into the messages they refer to. Those whose message is not loaded
 * become items of their own, so that nothing is hidden. Unchanged items are reused from `before`, so that
 * only changed ones re-render.
 */
export function buildThreadItems(
  newestFirst: readonly Message[],
  { activities = [], unreadFromId, hasOlder = false, before = [] }: Options = {},
): ThreadItem[] {
  const messages = [...newestFirst].reverse();
  const byProviderId = new Map(
    messages.flatMap((it) => (it.providerId ? [[it.providerId, it] as const] : [])),
  );
  const modifiers: Modifiers = { reactions: new Map(), revokes: new Map(), edits: new Map() };
  const visible = messages.filter((message) => {
    const target = message.targetProviderId ? byProviderId.get(message.targetProviderId) : undefined;
    return !target || !applyModifier(message, target.id, modifiers);
  });
  const known = new Map(before.flatMap((it) => (it.type === 'message' ? [[it.key, it] as const] : [])));
  const items: ThreadItem[] = [];
  let day = '';
  const entries = mergeByTime(visible, [...activities].reverse());
  entries.forEach((entry, i) => {
    const entryDay = new Date(entry.at).toDateString();
    const isNewDay = entryDay !== day;
    day = entryDay;
    if (isNewDay && !(hasOlder && i === 0)) items.push({ type: 'day', key: `day-${entryDay}`, at: entry.at });
    if (isActivity(entry)) {
      items.push({ type: 'activity', key: entry.id, activity: entry });
      return;
    }
    const message = entry;
    if (message.id === unreadFromId) items.push({ type: 'unread', key: 'unread' });
    const previous = messageAt(entries, i - 1);
    const next = messageAt(entries, i + 1);
    const item: MessageItem = {
      type: 'message',
      key: message.id,
      message,
      reactions: [...(modifiers.reactions.get(message.id)?.values() ?? [])],
      revokedBy: modifiers.revokes.get(message.id),
      edits: modifiers.edits.get(message.id) ?? [],
      quoted: message.replyToProviderId ? byProviderId.get(message.replyToProviderId) : undefined,
      isFirst: isNewDay || message.id === unreadFromId || !previous || !isSameGroup(previous, message),
      isLast: !next || !isSameGroup(message, next),
    };
    const old = known.get(item.key);
    items.push(old && isSame(old, item) ? old : item);
  });
  return foldActivities(items);
}

type Entry = Message | Activity;

function isActivity(entry: Entry): entry is Activity {
  return 'actor' in entry;
}

/** The neighbour of a message, if it is a message: an activity between two messages ends their group. */
function messageAt(entries: readonly Entry[], index: number): Message | undefined {
  const entry = entries[index];
  return entry && !isActivity(entry) ? entry : undefined;
}

/** Merges messages and activities, both oldest first. Messages that are still being sent are the newest. */
function mergeByTime(messages: readonly Message[], activities: readonly Activity[]): Entry[] {
  const entries: Entry[] = [];
  let next = 0;
  for (const message of messages) {
    const isSending = message.id.startsWith(OPTIMISTIC_PREFIX);
    for (let activity = activities[next]; activity; activity = activities[next]) {
      if (!isSending && isNewerEntry(activity, message)) break;
      entries.push(activity);
      next += 1;
    }
    entries.push(message);
  }
  return [...entries, ...activities.slice(next)];
}

interface Modifiers {
  /** The latest reaction per message and side. */
  reactions: Map<string, Map<string, Message>>;
  revokes: Map<string, Message>;
  edits: Map<string, Message[]>;
}

function applyModifier(
  message: Message,
  targetId: string,
  { reactions, revokes, edits }: Modifiers,
): boolean {
  // A reaction that was not delivered changed nothing, and must stay visible as failed.
  if (message.status === 'failed' || message.status === 'unknown' || message.status === 'canceled')
    return false;
  switch (message.content.type) {
    case 'reaction': {
      const all = reactions.get(targetId) ?? new Map<string, Message>();
      if (message.content.emoji === null) all.delete(message.direction);
      else all.set(message.direction, message);
      reactions.set(targetId, all);
      return true;
    }
    case 'revoke':
      revokes.set(targetId, message);
      return true;
    case 'edit':
      edits.set(targetId, [...(edits.get(targetId) ?? []), message]);
      return true;
    default:
      return false;
  }
}

function isSameGroup(one: Message, next: Message): boolean {
  return (
    one.direction === next.direction &&
    one.origin === next.origin &&
    one.authorId === next.authorId &&
    one.sender?.contactId === next.sender?.contactId &&
    !isCentered(one) &&
    !isCentered(next) &&
    Date.parse(next.at) - Date.parse(one.at) < GROUP_MS
  );
}

/** Whether the content is not a message from one person to another; it is rendered as a centred line. */
export function isCentered({ content: { type } }: Message): boolean {
  return (
    type === 'system' ||
    type === 'request_welcome' ||
    type === 'payment' ||
    type === 'call' ||
    type === 'reaction' ||
    type === 'revoke' ||
    type === 'edit'
  );
}

function isSame(one: MessageItem, other: MessageItem): boolean {
  return (
    one.message === other.message &&
    one.revokedBy === other.revokedBy &&
    one.quoted === other.quoted &&
    one.isFirst === other.isFirst &&
    one.isLast === other.isLast &&
    isSameList(one.reactions, other.reactions) &&
    isSameList(one.edits, other.edits)
  );
}

function isSameList(one: readonly Message[], other: readonly Message[]): boolean {
  return one.length === other.length && one.every((it, i) => it === other[i]);
}

/**
 * The oldest of the customer's `count` newest messages; undefined while it is not loaded. Counts the same
 * messages as the server.
 */
export function firstUnread(newestFirst: readonly Message[], count: number): string | undefined {
  let left = count;
  for (const message of newestFirst) {
    if (!isCounted(message)) continue;
    left -= 1;
    if (left === 0) return message.id;
  }
  return undefined;
}

function isCounted({ content, origin, direction }: Message): boolean {
  if (content.type === 'call') return content.outcome === 'missed';
  const { type } = content;
  const isModifier = type === 'reaction' || type === 'edit' || type === 'revoke' || type === 'system';
  return origin === 'customer' && direction === 'in' && !isModifier;
}

/** Returns the message with its last edit applied. */
export function withLastEdit({ message, edits }: Pick<MessageItem, 'message' | 'edits'>): Message {
  const last = edits.at(-1);
  if (last?.content.type !== 'edit') return message;
  return { ...message, content: last.content.content as Message['content'], text: last.text };
}
