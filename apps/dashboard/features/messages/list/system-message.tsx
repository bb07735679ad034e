import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { Message } from '../apply-event.ts';
import { EntryBody } from '../bubble/entry.tsx';
import { Failure } from '../bubble/failure.tsx';
import { useAuthor } from '../bubble/reactions.tsx';
import { ContextCard } from '../content/cards/context-card.tsx';

/**
 * A centred line: WhatsApp's system messages, and reactions, edits and deletions whose message is not loaded.
 */
export function SystemMessage({ message }: { message: Message }) {
  const t = useTranslations('thread');
  const author = useAuthor(message);
  const { content } = message;
  return (
    <div className="flex justify-center py-1.5">
      <div
        data-message={message.id}
        dir="auto"
        className="max-w-[85%] break-words rounded-xl bg-raised px-3 py-1 text-center text-muted text-xs shadow-sm [overflow-wrap:anywhere]"
      >
        {content.type === 'call' || content.type === 'payment' ? (
          <EntryBody message={message} />
        ) : (
          <p>{words(content, author, message.text, t)}</p>
        )}
        {content.type === 'request_welcome' && content.context && <ContextCard context={content.context} />}
        <Failure message={message} />
      </div>
    </div>
  );
}

function words(
  content: Message['content'],
  author: string,
  text: string | null,
  t: ReturnType<typeof useTranslations<'thread'>>,
): string {
  switch (content.type) {
    case 'system':
      switch (content.event) {
        case 'user_changed_number':
        case 'customer_changed_number':
          return content.newPhone
            ? t('numberChangedTo', { name: author, phone: content.newPhone })
            : t('numberChanged', { name: author });
        case 'customer_identity_changed':
        case 'identity_changed':
          return t('identityChanged', { name: author });
        default:
          return content.text ?? t('systemEvent', { event: content.event });
      }
    case 'reaction':
      return content.emoji === null
        ? t('reactionTaken', { name: author })
        : t('reactedOlder', { name: author, emoji: content.emoji });
    case 'edit':
      return t('editedOlder', { name: author, text: text ?? '' });
    case 'revoke':
      return t('revokedOlder', { name: author });
    default:
      return t('welcome');
  }
}
