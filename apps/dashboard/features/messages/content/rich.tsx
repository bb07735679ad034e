import { useTranslations } from 'use-intl';
import type { Message } from '../apply-event.ts';
import { ContactCards } from './contacts.tsx';
import { FileBody } from './file.tsx';
import { FormattedText } from './formatted-text.tsx';
import { InteractiveBody } from './interactive.tsx';
import { ReplyBody } from './interactive-reply.tsx';
import { LocationBody } from './location.tsx';
import { OrderBody } from './order.tsx';
import { Raw } from './raw.tsx';
import { TemplateBody } from './template.tsx';
import { UnsupportedBody } from './unsupported.tsx';

export { stopPlayer } from './player.ts';

/** Everything but words, by its kind. Kinds nobody has heard of say so, and show what came. */
export default function RichBody({ message }: { message: Message }) {
  const t = useTranslations('thread');
  const { content } = message;
  switch (content.type) {
    case 'image':
    case 'sticker':
    case 'video':
    case 'audio':
    case 'document':
      return <FileBody content={content} message={message} />;
    case 'location':
      return <LocationBody content={content} />;
    case 'contacts':
      return <ContactCards content={content} />;
    case 'order':
      return <OrderBody content={content} />;
    case 'interactive':
      return <InteractiveBody content={content} />;
    case 'interactive_reply':
      return <ReplyBody content={content} messageId={message.id} />;
    case 'template':
      return <TemplateBody content={content} text={message.text} />;
    case 'unsupported':
      return <UnsupportedBody content={content} messageId={message.id} />;
    case 'unknown':
      return (
        <>
          <p className="text-muted italic">
            {content.kind === 'media_placeholder' ? t('placeholder') : t('unknown', { kind: content.kind })}
          </p>
          <Raw messageId={message.id} value={content.payload} />
        </>
      );
    default:
      return <FormattedText text={message.text ?? ''} />;
  }
}
