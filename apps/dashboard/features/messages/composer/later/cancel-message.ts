import { api, unwrap } from '../../../../lib/api.ts';
import type { Message } from '../../apply-event.ts';
import type { Outgoing } from '../../outgoing.ts';
import { restoreDraft } from '../restore-draft.ts';

/** Cancels a message that was not sent yet and puts it back into the composer. */
export async function cancelMessage(message: Message): Promise<void> {
  const params = { path: { messageId: message.id } };
  await unwrap(api.POST('/api/v1/messages/{messageId}/cancel', { params }));
  restoreDraft(message.conversationId, [outgoingOf(message)]);
}

function outgoingOf({ id, content, text }: Message): Outgoing {
  const part: Outgoing = { kind: 'text', text: text ?? '' };
  switch (content.type) {
    case 'template':
      return { ...part, text: '', template: content };
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker': {
      const isVoice = content.type === 'audio' && content.voice === true;
      const { media } = content;
      return media ? { ...part, file: { id, kind: content.type, isVoice, media } } : part;
    }
    default:
      return part;
  }
}
