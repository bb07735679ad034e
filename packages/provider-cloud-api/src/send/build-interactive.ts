import type { MessageContent } from '@waqtor/contract';
import { refuse } from './refuse.ts';

type Interactive = Extract<MessageContent, { type: 'interactive' }>;

const maxRows = 10;

/** Builds reply buttons, a list, or a button with a URL. */
export function buildInteractive(content: Interactive): Record<string, unknown> {
  const { body, header, footer } = content;
  return {
    ...buildAction(content.action),
    ...(header === undefined ? {} : { header: { type: 'text', text: header } }),
    body: { text: body },
    ...(footer === undefined ? {} : { footer: { text: footer } }),
  };
}

function buildAction(action: Interactive['action']): { type: string; action: Record<string, unknown> } {
  switch (action.type) {
    case 'buttons': {
      const buttons = action.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }));
      return { type: 'button', action: { buttons } };
    }
    case 'list': {
      const rows = action.sections.reduce((sum, section) => sum + section.rows.length, 0);
      if (rows > maxRows) throw refuse(`A list has at most ${maxRows} rows in all, not ${rows}.`);
      return { type: 'list', action: { button: action.button, sections: action.sections } };
    }
    case 'link': {
      const parameters = { display_text: action.displayText, url: action.url };
      return { type: 'cta_url', action: { name: 'cta_url', parameters } };
    }
    default:
      throw unsupportedType(action);
  }
}

function unsupportedType(action: never): Error {
  return refuse(`The Cloud API cannot send ${JSON.stringify(action)?.slice(0, 100)}.`);
}
