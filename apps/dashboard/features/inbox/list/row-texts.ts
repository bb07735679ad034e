import { useMemo } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useContactName } from '../../contacts/index.ts';
import { type Conversation, isAwaitingReply } from '../../conversations/index.ts';
import { previewOf } from '../../messages/index.ts';

const DAY_MS = 86_400_000;
/** A window that closes within this time gets a badge; the same limit as the filter's. */
const CLOSING_MS = 2 * 3_600_000;
/** A customer who has waited longer than this stands out. */
const WAITING_LIMIT_MS = 4 * 3_600_000;

/** Formatters for all texts of a row, so that rows do not look up translations themselves. */
export interface RowTexts {
  name(contact: Conversation['contact']): string;
  time(at: string): string;
  /** The preview of the last message, with its author unless that is the customer. */
  preview(conversation: Conversation): string;
  unread(count: number): string;
  snoozed(until: string | null): string;
  status(conversation: Conversation): string;
  closing: string;
  state(status: Conversation['status']): string;
  number(name: string): string;
  waiting(since: string): string;
  select(name: string): string;
  assigned(name: string): string;
  team(name: string): string;
  draft: string;
}

/** One object for the whole list; rebuilt when the language or the members change. */
export function useRowTexts(ownUserId: string, memberNames: ReadonlyMap<string, string>): RowTexts {
  const t = useTranslations('inbox');
  const tThread = useTranslations('thread');
  const format = useFormatter();
  const contactName = useContactName();
  return useMemo(() => {
    const clock = { hour: 'numeric', minute: '2-digit' } as const;
    const time = (at: string) => {
      const date = new Date(at);
      const isRecent = Math.abs(Date.now() - date.getTime()) < DAY_MS;
      return format.dateTime(date, isRecent ? clock : { day: 'numeric', month: 'short' });
    };
    return {
      name: contactName,
      time,
      preview({ lastMessage }) {
        if (!lastMessage) return '';
        const preview = previewOf(lastMessage, tThread);
        if (lastMessage.sender) return t('saidBy', { name: lastMessage.sender.name, text: preview });
        if (lastMessage.direction === 'in') return preview;
        const { authorId } = lastMessage;
        if (authorId === null) return preview;
        if (authorId === ownUserId) return t('youSaid', { text: preview });
        const name = memberNames.get(authorId);
        return name === undefined ? preview : t('saidBy', { name, text: preview });
      },
      unread: (count) => t('unreadCount', { count }),
      snoozed: (until) => (until === null ? t('untilReply') : t('until', { time: time(until) })),
      status: ({ lastMessage }) => (lastMessage ? tThread(`status_${lastMessage.status as 'sent'}`) : ''),
      closing: t('closing'),
      state: (status) => t(status),
      number: (name) => t('numberIs', { name }),
      waiting: (since) => t('waitingSince', { time: time(since) }),
      select: (name) => t('select', { name }),
      assigned: (name) => t('assignedTo', { name }),
      team: (name) => t('teamIs', { name }),
      draft: t('draft'),
    };
  }, [t, tThread, format, contactName, ownUserId, memberNames]);
}

/** Whether the customer has been waiting for a reply for too long. */
export function isWaitingLong(conversation: Conversation): boolean {
  const { status, lastMessageAt } = conversation;
  return (
    status === 'open' &&
    isAwaitingReply(conversation) &&
    Date.now() - Date.parse(lastMessageAt) > WAITING_LIMIT_MS
  );
}

export function isClosingSoon({ windowExpiresAt, status }: Conversation): boolean {
  const leftMs = Date.parse(windowExpiresAt ?? '') - Date.now();
  return status !== 'resolved' && leftMs > 0 && leftMs < CLOSING_MS;
}
