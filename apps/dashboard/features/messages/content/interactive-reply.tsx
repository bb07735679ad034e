import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Fields } from './fields.tsx';
import { Raw } from './raw.tsx';
import type { ContentOf } from './types.ts';

/** The customer's choice, or the submitted form as a table. */
export function ReplyBody({
  content,
  messageId,
}: {
  content: ContentOf<'interactive_reply'>;
  messageId: string;
}) {
  const t = useTranslations('thread');
  const { replyType, title, description, response, id } = content;
  const isChoice = replyType === 'button' || replyType === 'list';
  const isForm = replyType === 'flow' && typeof response === 'object' && response !== null;
  return (
    <>
      <p className="text-muted text-xs">{t(`reply_${replyType}`)}</p>
      {(title ?? (isChoice ? id : undefined)) && (
        <p dir="auto" className="break-words font-medium">
          {title ?? id}
        </p>
      )}
      {description && (
        <p dir="auto" className="break-words text-muted text-sm">
          {description}
        </p>
      )}
      {isForm && <Fields values={response as Record<string, unknown>} />}
      {!isForm && response !== undefined && <Raw messageId={messageId} value={response} />}
    </>
  );
}
