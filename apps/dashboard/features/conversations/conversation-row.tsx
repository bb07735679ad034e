import { memo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Avatar } from '../../ui/avatar.tsx';
import { previewOf } from '../messages/preview.ts';
import { Ticks } from '../messages/ticks.tsx';
import { Viewers } from '../presence/viewers.tsx';
import { TagChip } from '../tags/tag-chip.tsx';
import type { Conversation } from './filters.ts';

const DAY_MS = 86_400_000;

/** One line of the list. */
export const ConversationRow = memo(function ConversationRow({
  conversation,
  isChosen,
  onChoose,
}: {
  conversation: Conversation;
  isChosen: boolean;
  onChoose(id: string): void;
}) {
  const t = useTranslations('inbox');
  const tThread = useTranslations('thread');
  const { contact, lastMessage, unreadCount } = conversation;
  return (
    <button
      type="button"
      onClick={() => onChoose(conversation.id)}
      aria-current={isChosen ? 'true' : undefined}
      className="flex h-full w-full items-center gap-3 px-3 text-start hover:bg-sunken aria-[current]:bg-accent-soft"
    >
      <Avatar name={contact.displayName} />
      <span className="min-w-0 grow">
        <span className="flex items-baseline gap-2">
          <span dir="auto" className="min-w-0 grow truncate font-medium [text-align:-webkit-match-parent]">
            {contact.displayName}
          </span>
          {conversation.tags.slice(0, 1).map((tag) => (
            <span key={tag.id} className="max-w-24 shrink-0">
              <TagChip tag={tag} />
            </span>
          ))}
          <Time at={conversation.lastMessageAt} />
        </span>
        <span className="flex items-center gap-1.5 text-sm text-muted">
          {lastMessage && <Ticks message={lastMessage} />}
          <span dir="auto" className="min-w-0 grow truncate [text-align:-webkit-match-parent]">
            {lastMessage ? previewOf(lastMessage, tThread) : ''}
          </span>
          <Viewers conversationId={conversation.id} size={18} />
          {unreadCount > 0 && (
            <span
              role="img"
              aria-label={t('unreadCount', { count: unreadCount })}
              className="min-w-5 rounded-full bg-accent px-1.5 text-center text-accent-ink text-xs leading-5 font-semibold"
            >
              {unreadCount > 99 ? '99+' : unreadCount}
            </span>
          )}
        </span>
      </span>
    </button>
  );
});

function Time({ at }: { at: string }) {
  const format = useFormatter();
  const date = new Date(at);
  const isRecent = Date.now() - date.getTime() < DAY_MS;
  const text = isRecent
    ? format.dateTime(date, { hour: 'numeric', minute: '2-digit' })
    : format.dateTime(date, { day: 'numeric', month: 'short' });
  return (
    <time dateTime={at} className="shrink-0 text-muted text-xs">
      {text}
    </time>
  );
}
