import { clsx } from 'clsx';
import { Ban, Bot } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { ContextCard } from '../content/cards/context-card.tsx';
import { MessageBody } from '../content/index.tsx';
import { failedLate } from '../failures.ts';
import { HeldBack } from '../list/held-back.tsx';
import { SystemMessage } from '../list/system-message.tsx';
import { isCentered, type MessageItem, withLastEdit } from '../list/thread-items.ts';
import { useThreadContext } from '../thread-context.ts';
import { useRetry } from '../use-retry.ts';
import { Edits } from './edits.tsx';
import { Failure } from './failure.tsx';
import { canCancel, MessageMenu } from './message-menu.tsx';
import { Quote } from './quote.tsx';
import { Reactions, useAuthor } from './reactions.tsx';
import { TickTimes } from './tick-times.tsx';

interface Props {
  item: MessageItem;
  /** The target of a jump: highlighted for a moment. */
  isFound: boolean;
}

/**
 * One message, on its author's side, with its time and status and, if it failed, the reason and the possible
 * actions.
 */
export const MessageBubble = memo(function MessageBubble({ item, isFound }: Props) {
  return isCentered(item.message) ? (
    <SystemMessage message={item.message} />
  ) : (
    <Bubble item={item} isFound={isFound} />
  );
});

function Bubble({ item, isFound }: Props) {
  const t = useTranslations('thread');
  const { message, reactions, revokedBy, edits, quoted, isFirst, isLast } = item;
  const isNote = message.direction === 'internal';
  const isOwn = message.direction !== 'in';
  const context = 'context' in message.content ? message.content.context : undefined;
  return (
    <div
      className={clsx(
        'group flex items-center gap-1',
        isFirst ? 'pt-2' : 'pt-0.5',
        reactions.length > 0 && 'pb-3',
        isOwn && 'flex-row-reverse',
      )}
    >
      <article
        data-message={message.id}
        className={clsx(
          'min-w-0 max-w-[85%] rounded-2xl px-3 py-2 shadow-sm sm:max-w-[70%]',
          surfaceOf(message),
          isLast && (isOwn ? 'rounded-ee-sm' : 'rounded-es-sm'),
          failedLate(message) && 'ring-2 ring-danger',
          isFound && 'animate-found',
        )}
      >
        <Author item={item} />
        {isNote && <p className="font-semibold text-warn text-xs">{t('note')}</p>}
        <HeldBack message={message} />
        {context?.forwarded && (
          <p className="text-muted text-xs italic">
            {t(context.forwarded === 'frequently_forwarded' ? 'forwardedOften' : 'forwarded')}
          </p>
        )}
        {context && <ContextCard context={context} />}
        {message.replyToProviderId && <Quote providerId={message.replyToProviderId} quoted={quoted} />}
        <Deleted isDeleted={revokedBy !== undefined}>
          <MessageBody message={withLastEdit(item)} />
        </Deleted>
        {edits.length > 0 && <Edits message={message} edits={edits} />}
        <footer className="mt-0.5 flex items-center justify-end gap-1 text-muted text-xs">
          {edits.length > 0 && <span>{t('edited')}</span>}
          <Clock at={message.at} />
          <TickTimes message={message} />
        </footer>
        {canCancel(item) && <Waiting item={item} />}
        <Failure message={message} />
        <Reactions reactions={reactions} />
      </article>
      <MessageMenu item={item} />
    </div>
  );
}

function surfaceOf({ direction, status }: MessageItem['message']): string {
  if (direction === 'internal') return 'bg-note';
  if (direction === 'in') return 'bg-bubble-in';
  return status === 'failed' ? 'border border-danger/50 bg-danger-soft' : 'bg-bubble-out';
}

/**
 * The author's name. For the user's own messages it is visually hidden, because only screen readers need it.
 */
function Author({ item: { message, isFirst } }: Pick<Props, 'item'>) {
  const { ownUserId } = useThreadContext();
  const author = useAuthor(message);
  if (message.sender !== null && message.sender !== undefined && isFirst) {
    return (
      <p dir="auto" className="truncate font-medium text-accent text-xs">
        {author}
      </p>
    );
  }
  if (message.direction === 'in' || message.authorId === ownUserId || !isFirst)
    return <span className="sr-only">{author}</span>;
  const isProgram = message.authorId === null;
  return (
    <p className="flex items-center gap-1 font-medium text-accent text-xs">
      {isProgram && <Bot size={14} aria-hidden="true" className="shrink-0" />}
      <span dir="auto" className="min-w-0 truncate">
        {author}
      </span>
    </p>
  );
}

/** A deleted message stays readable for the team, and is marked as deleted. */
function Deleted({ isDeleted, children }: { isDeleted: boolean; children: ReactNode }) {
  const t = useTranslations('thread');
  if (!isDeleted) return children;
  return (
    <>
      <p className="flex items-center gap-1 text-muted text-sm italic">
        <Ban size={14} aria-hidden="true" className="shrink-0" />
        {t('revoked')}
      </p>
      <div className="border-muted/50 border-s-2 ps-2 text-muted">{children}</div>
    </>
  );
}

function Waiting({ item }: Pick<Props, 'item'>) {
  const t = useTranslations('thread');
  const format = useFormatter();
  const { canAct } = useThreadContext();
  const { cancel, isBusy } = useRetry(item.message);
  const { scheduledAt } = item.message;
  return (
    <p className="flex flex-wrap items-center justify-end gap-2 text-muted text-xs">
      {scheduledAt && (
        <span>
          {t('scheduledFor', {
            time: format.dateTime(new Date(scheduledAt), { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </span>
      )}
      {canAct && (
        <button type="button" disabled={isBusy} onClick={cancel} className="min-h-8 font-medium text-read">
          {t('cancel')}
        </button>
      )}
    </p>
  );
}

function Clock({ at }: { at: string }) {
  const format = useFormatter();
  return <time dateTime={at}>{format.dateTime(new Date(at), { hour: 'numeric', minute: '2-digit' })}</time>;
}
