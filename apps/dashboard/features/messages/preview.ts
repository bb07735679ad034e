import type { useTranslations } from '../../lib/intl/use-translations.ts';
import type { Message } from './apply-event.ts';
import { callText, paymentText } from './entry-texts.ts';

type Translate = ReturnType<typeof useTranslations<'thread'>>;

/** One line that summarises a message: its text, otherwise its type. */
export function previewOf(message: Message, t: Translate): string {
  const { content } = message;
  if (content.type === 'payment') return paymentText(content, t);
  if (content.type === 'call') return callText(content, message.direction === 'out', t);
  if (message.text) return message.text;
  switch (content.type) {
    case 'image':
    case 'video':
    case 'document':
    case 'sticker':
    case 'location':
    case 'contacts':
      return t(content.type);
    case 'audio':
      return t(content.voice ? 'voice' : 'audio');
    case 'order':
      return t('order', { count: content.items.length });
    case 'template':
      return t('template', { name: content.name });
    case 'interactive_reply':
      return content.title ?? t(`reply_${content.replyType}`);
    case 'interactive':
      return content.body;
    case 'button':
      return content.text;
    case 'revoke':
      return t('revoked');
    case 'reaction':
      return content.emoji ?? '';
    case 'request_welcome':
      return t('welcome');
    case 'unsupported':
      return t('unsupported');
    case 'unknown':
      return t('unknown', { kind: content.kind });
    case 'system':
      return content.text ?? t('systemEvent', { event: content.event });
    default:
      return '';
  }
}
