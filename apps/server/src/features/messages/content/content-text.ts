import { type ContactCard, type MessageContent, type RenderedTemplate, visibleText } from '@waqtor/contract';

/** Returns the text of a message, for previews and search; null if there is none. */
export function textOfContent(content: MessageContent): string | null {
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
      return joinLines([content.caption, content.type === 'document' ? content.filename : undefined]);
    case 'location':
      return joinLines([content.name, content.address]);
    case 'contacts':
      return joinLines(content.contacts.map(nameOfCard));
    case 'reaction':
      return content.emoji;
    case 'interactive_reply':
      return joinLines([content.title, content.description]);
    case 'interactive':
      return joinLines([content.header, content.body, content.footer, ...labelsOf(content.action)]);
    case 'template':
      return content.rendered ? textOfTemplate(content.rendered) : null;
    case 'order':
    case 'system':
      return joinLines([content.text]);
    case 'edit':
      return textOfContent(content.content);
    case 'payment':
      return content.referenceId ?? null;
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

/** Takes a list instead of arguments, because more than about 100,000 arguments overflow the stack. */
function joinLines(parts: readonly (string | undefined)[]): string | null {
  return parts.filter(Boolean).join('\n') || null;
}

function nameOfCard({ name, org }: ContactCard): string | undefined {
  const parts = [name?.prefix, name?.first_name, name?.middle_name, name?.last_name, name?.suffix];
  return (
    visibleText(name?.formatted_name) ??
    visibleText(parts.filter(Boolean).join(' ')) ??
    visibleText(org?.company)
  );
}

function textOfTemplate({ footer, cards = [], limitedTimeOffer, ...parts }: RenderedTemplate): string | null {
  const { before, after } = textOfParts(parts);
  const inCards = cards.flatMap((card) => Object.values(textOfParts(card)).flat());
  return joinLines([...before, footer ?? undefined, limitedTimeOffer?.text, ...after, ...inCards]);
}

/** Returns the text before a template's footer, and the buttons after it. */
function textOfParts({ header, body, buttons }: Pick<RenderedTemplate, 'header' | 'body' | 'buttons'>) {
  return {
    before: [header?.text ?? header?.filename ?? undefined, body],
    after: buttons.flatMap(({ text, code }) => [text, code]),
  };
}

type InteractiveAction = Extract<MessageContent, { type: 'interactive' }>['action'];

function labelsOf(action: InteractiveAction): string[] {
  switch (action.type) {
    case 'buttons':
      return action.buttons.map(({ title }) => title);
    case 'list':
      return action.sections.flatMap(({ rows }) => rows.map(({ title }) => title));
    case 'link':
      return [action.displayText];
    default:
      return action satisfies never;
  }
}
