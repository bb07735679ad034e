import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { FormattedText } from '../../../ui/formatted-text/formatted-text.tsx';
import type { Message } from '../apply-event.ts';
import { ContactCards } from './cards/contacts.tsx';
import { LocationBody } from './cards/location.tsx';
import { OrderBody } from './cards/order.tsx';
import { InteractiveBody } from './interactive.tsx';
import { ReplyBody } from './interactive-reply.tsx';
import { FileBody } from './media/file.tsx';
import { Raw } from './raw.tsx';
import { TemplateBody } from './template.tsx';
import { UnsupportedBody } from './unsupported.tsx';

export { stopPlayer } from './media/player.ts';

/** All content other than text, by type. For an unknown type, a hint and the raw item. */
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
