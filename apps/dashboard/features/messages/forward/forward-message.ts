import { api, type Schemas, unwrap } from '../../../lib/api.ts';
import type { Message } from '../apply-event.ts';

type Body = Pick<Schemas['SendMessageInput'], 'text' | 'mediaId' | 'mediaType' | 'voice' | 'content'>;

/** What to send to forward a message, with its stored file; undefined if it cannot be forwarded. */
export function forwardBody({ content, direction }: Message): Body | undefined {
  if (direction === 'internal') return undefined;
  switch (content.type) {
    case 'text':
      return { text: content.text };
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker': {
      const { media } = content;
      if (media?.status !== 'stored') return undefined;
      const caption = 'caption' in content ? content.caption : undefined;
      return {
        mediaId: media.id,
        mediaType: content.type,
        ...(caption ? { text: caption } : {}),
        ...(content.type === 'audio' && content.voice ? { voice: true } : {}),
      };
    }
    case 'location': {
      const { latitude, longitude, name, address } = content;
      return {
        content: {
          type: 'location',
          latitude,
          longitude,
          ...(name && { name }),
          ...(address && { address }),
        },
      };
    }
    case 'contacts':
      return { content: { type: 'contacts', contacts: content.contacts } };
    default:
      return undefined;
  }
}

/** Why a message cannot be forwarded to a conversation; undefined if it can. */
export function forwardProblem(
  { contact, windowExpiresAt }: Schemas['Conversation'],
  message: Message,
  session: Schemas['Session'] | undefined,
): 'group' | 'blocked' | 'suppressed' | 'windowClosed' | 'unsupported' | undefined {
  if (contact.groupId !== null) return 'group';
  if (contact.blockedAt !== null) return 'blocked';
  if (contact.suppressedAt !== null) return 'suppressed';
  if (session?.capabilities[message.content.type]?.level === 'none') return 'unsupported';
  if (!(Date.parse(windowExpiresAt ?? '') > Date.now())) return 'windowClosed';
  return undefined;
}

/** Sends the content of a message to another conversation. The key makes a retry safe. */
export async function forwardMessage(
  body: Body,
  conversationId: string,
  idempotencyKey: string,
): Promise<void> {
  await unwrap(
    api.POST('/api/v1/messages/send', {
      params: { header: { 'idempotency-key': idempotencyKey } },
      body: { conversationId, priority: 'normal', ...body },
    }),
  );
}
