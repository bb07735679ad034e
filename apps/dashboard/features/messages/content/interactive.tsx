import { ExternalLink, List, Reply } from 'lucide-react';
import { FormattedText } from '../../../ui/formatted-text/formatted-text.tsx';
import type { ContentOf } from './types.ts';

/** Buttons, a list or a link as the customer sees them; only the link is clickable here. */
export function InteractiveBody({ content }: { content: ContentOf<'interactive'> }) {
  const { header, body, footer, action } = content;
  return (
    <div className="flex w-72 max-w-full flex-col gap-1">
      {header && (
        <p dir="auto" className="break-words font-semibold">
          {header}
        </p>
      )}
      <FormattedText text={body} />
      {footer && (
        <p dir="auto" className="break-words text-muted text-sm">
          {footer}
        </p>
      )}
      <Choices action={action} />
    </div>
  );
}

const choice =
  'flex min-h-10 items-center justify-center gap-2 border-line border-t px-2 text-center text-read text-sm';

function Choices({ action }: Pick<ContentOf<'interactive'>, 'action'>) {
  switch (action.type) {
    case 'buttons':
      return (
        <ul>
          {action.buttons.map((button) => (
            <li key={button.id} className={choice}>
              <Reply size={16} aria-hidden="true" className="rtl:-scale-x-100" />
              <bdi>{button.title}</bdi>
            </li>
          ))}
        </ul>
      );
    case 'list':
      return (
        <details>
          <summary className={`${choice} cursor-pointer`}>
            <List size={16} aria-hidden="true" />
            <bdi>{action.button}</bdi>
          </summary>
          {action.sections.map((section) => (
            <div key={`${section.title} ${section.rows[0]?.id}`} className="py-1">
              {section.title && (
                <p dir="auto" className="font-medium text-muted text-sm">
                  {section.title}
                </p>
              )}
              <ul className="ps-3">
                {section.rows.map((row) => (
                  <li key={row.id} className="py-0.5">
                    <bdi className="block">{row.title}</bdi>
                    {row.description && <bdi className="block text-muted text-sm">{row.description}</bdi>}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      );
    default:
      return (
        <a href={action.url} target="_blank" rel="noopener noreferrer" className={choice}>
          <ExternalLink size={16} aria-hidden="true" />
          <bdi>{action.displayText}</bdi>
        </a>
      );
  }
}
