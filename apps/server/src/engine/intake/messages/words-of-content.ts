import type { ContactCard, MessageContent } from '@waqtor/contract';

/** The words of what a customer sent, as a person would read them out; null when there are none. */
export function wordsOfContent(content: MessageContent): string | null {
  switch (content.type) {
    case 'text':
    case 'button':
    case 'note':
      return content.text;
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return words([content.caption, content.type === 'document' ? content.filename : undefined]);
    case 'location':
      return words([content.name, content.address]);
    case 'contacts':
      return words(content.contacts.map(nameOfCard));
    case 'reaction':
      return content.emoji;
    case 'interactive_reply':
      return words([content.title, content.description]);
    case 'interactive':
      return words([content.header, content.body, content.footer]);
    case 'order':
    case 'system':
      return words([content.text]);
    case 'edit':
      return wordsOfContent(content.content);
    case 'payment':
      return content.referenceId ?? null;
    case 'template':
    case 'revoke':
    case 'call':
    case 'request_welcome':
    case 'unsupported':
    case 'unknown':
      return null;
    default:
      return content satisfies never;
  }
}

/** A list, not arguments: more than about 100,000 arguments overflow the stack. */
function words(parts: readonly (string | undefined)[]): string | null {
  return parts.filter(Boolean).join('\n') || null;
}

function nameOfCard({ name, org }: ContactCard): string | undefined {
  const parts = [name?.prefix, name?.first_name, name?.middle_name, name?.last_name, name?.suffix];
  return name?.formatted_name || parts.filter(Boolean).join(' ') || org?.company;
}
