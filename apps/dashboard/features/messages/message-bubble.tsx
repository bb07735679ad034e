import { clsx } from 'clsx';
import { Reply } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { api, ask } from '../../lib/api.ts';
import { IconButton } from '../../ui/button.tsx';
import { GUESS, type Message } from './apply-event.ts';
import { MessageBody } from './content.tsx';
import type { ThreadItem } from './thread-items.ts';
import { Ticks } from './ticks.tsx';

interface Props {
  item: Extract<ThreadItem, { type: 'message' }>;
  ownUserId: string;
  mayAnswer: boolean;
  onReply(message: Message): void;
  onProblem(error: unknown): void;
}

/** One message: on the side of who wrote it, with its time, its state and, when it failed, the reason and the way on. */
export function MessageBubble({ item, ownUserId, mayAnswer, onReply, onProblem }: Props) {
  const t = useTranslations('thread');
  const { message, reactions, isRevoked, editedTo } = item;
  const isNote = message.direction === 'internal';
  const isOwn = message.direction !== 'in';
  const context = 'context' in message.content ? message.content.context : undefined;
  return (
    <div className={clsx('group flex items-center gap-1 py-0.5', isOwn && 'flex-row-reverse')}>
      <article
        data-message={message.id}
        className={clsx(
          'max-w-[85%] rounded-2xl px-3 py-2 shadow-sm sm:max-w-[70%]',
          isNote ? 'bg-note' : isOwn ? 'rounded-ee-sm bg-bubble-out' : 'rounded-es-sm bg-bubble-in',
        )}
      >
        {isNote && <p className="font-semibold text-warn text-xs">{t('note')}</p>}
        {context?.forwarded && <p className="text-muted text-xs italic">{t('forwarded')}</p>}
        {context?.referral && <p className="text-muted text-xs italic">{t('viaAd')}</p>}
        {isRevoked && <p className="text-muted text-sm italic">{t('revoked')}</p>}
        <div className={isRevoked ? 'opacity-60' : ''}>
          <MessageBody message={editedMessage(message, editedTo)} />
        </div>
        <footer className="mt-0.5 flex items-center justify-end gap-1 text-muted text-xs">
          {editedTo && <span>{t('edited')}</span>}
          {isOwn && message.authorId === ownUserId && <span className="sr-only">{t('you')}</span>}
          <Clock at={message.at} />
          <Ticks message={message} />
        </footer>
        <Failure message={message} mayAnswer={mayAnswer} onProblem={onProblem} />
        {reactions.length > 0 && (
          <p className="-mb-4 mt-1 w-fit rounded-full border border-line bg-raised px-2">
            {reactions.join(' ')}
          </p>
        )}
      </article>
      {mayAnswer && message.providerId && (
        <IconButton
          label={t('answer')}
          onClick={() => onReply(message)}
          className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 max-sm:hidden"
        >
          <Reply size={18} className="rtl:-scale-x-100" />
        </IconButton>
      )}
    </div>
  );
}

/** The message as its last correction has it. */
function editedMessage(message: Message, editedTo: Message | undefined): Message {
  if (editedTo?.content.type !== 'edit') return message;
  return { ...message, content: editedTo.content.content as Message['content'], text: editedTo.text };
}

function Clock({ at }: { at: string }) {
  const format = useFormatter();
  return <time dateTime={at}>{format.dateTime(new Date(at), { hour: 'numeric', minute: '2-digit' })}</time>;
}

function Failure({
  message,
  mayAnswer,
  onProblem,
}: Pick<Props, 'mayAnswer' | 'onProblem'> & { message: Message }) {
  const t = useTranslations('thread');
  const { status, error } = message;
  const isWaiting = status === 'scheduled' || (status === 'queued' && !message.id.startsWith(GUESS));
  if (status !== 'failed' && status !== 'unknown' && !isWaiting) return null;
  const params = { path: { messageId: message.id } };
  return (
    <div className="mt-1 border-line border-t pt-1 text-sm">
      {error && (
        <p dir="auto" className="text-danger">
          {error.message}
          {error.code === null ? '' : ` (${error.code})`}
        </p>
      )}
      {mayAnswer && (
        <button
          type="button"
          className="min-h-8 text-read underline"
          onClick={() =>
            ask(
              isWaiting
                ? api.POST('/api/v1/messages/{messageId}/cancel', { params })
                : api.POST('/api/v1/messages/{messageId}/retry', { params }),
            ).catch(onProblem)
          }
        >
          {t(isWaiting ? 'cancel' : 'retry')}
        </button>
      )}
    </div>
  );
}
