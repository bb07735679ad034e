import type { Message } from './apply-event.ts';

/** What stands in a thread, oldest first: days and messages, with what later messages said about them. */
export type ThreadItem =
  | { type: 'day'; key: string; at: string }
  | {
      type: 'message';
      key: string;
      message: Message;
      reactions: string[];
      isRevoked: boolean;
      editedTo: Message | undefined;
    };

/**
 * Folds reactions, edits and deletions into the messages they are about. Those whose message is not loaded stay as lines
 * of their own, so that nothing is hidden.
 */
export function foldThread(newestFirst: readonly Message[]): ThreadItem[] {
  const messages = [...newestFirst].reverse();
  const byProviderId = new Map(
    messages.flatMap((it) => (it.providerId ? [[it.providerId, it] as const] : [])),
  );
  const reactions = new Map<string, Map<string, string>>();
  const revoked = new Set<string>();
  const edits = new Map<string, Message>();
  const items: ThreadItem[] = [];
  let day = '';
  for (const message of messages) {
    const target = message.targetProviderId ? byProviderId.get(message.targetProviderId) : undefined;
    if (target && fold(message, target, { reactions, revoked, edits })) continue;
    const messageDay = new Date(message.at).toDateString();
    if (messageDay !== day) {
      day = messageDay;
      items.push({ type: 'day', key: `day-${messageDay}`, at: message.at });
    }
    items.push({
      type: 'message',
      key: message.id,
      message,
      reactions: [],
      isRevoked: false,
      editedTo: undefined,
    });
  }
  return items.map((item) =>
    item.type === 'day'
      ? item
      : {
          ...item,
          reactions: [...(reactions.get(item.message.id)?.values() ?? [])],
          isRevoked: revoked.has(item.message.id),
          editedTo: edits.get(item.message.id),
        },
  );
}

interface Folds {
  /** By message, then by who reacted: the last one of each counts. */
  reactions: Map<string, Map<string, string>>;
  revoked: Set<string>;
  edits: Map<string, Message>;
}

function fold({ content, direction, ...rest }: Message, target: Message, folds: Folds): boolean {
  switch (content.type) {
    case 'reaction': {
      const all = folds.reactions.get(target.id) ?? new Map<string, string>();
      if (content.emoji === null) all.delete(direction);
      else all.set(direction, content.emoji);
      folds.reactions.set(target.id, all);
      return true;
    }
    case 'revoke':
      folds.revoked.add(target.id);
      return true;
    case 'edit':
      folds.edits.set(target.id, { content, direction, ...rest });
      return true;
    default:
      return false;
  }
}
