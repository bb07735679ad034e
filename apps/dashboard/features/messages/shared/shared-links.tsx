import { Link2 } from 'lucide-react';
import { useFormatter } from 'use-intl';
import { webLinksIn } from '../../../ui/formatted-text/inline.tsx';
import type { Message } from '../apply-event.ts';

/** The web addresses in messages, each with its day; one opens in a new tab. */
export function SharedLinks({ messages }: { messages: readonly Message[] }) {
  const format = useFormatter();
  return (
    <ul className="flex flex-col">
      {messages.flatMap(({ id, text, at }) =>
        [...new Set(webLinksIn(text ?? ''))].map((href) => (
          <li key={`${id} ${href}`}>
            <a
              href={href}
              target="_blank"
              rel="noopener noreferrer nofollow"
              title={href}
              className="flex min-h-11 items-center gap-2.5 rounded-lg px-1.5 text-sm hover:bg-sunken"
            >
              <Link2 size={18} aria-hidden="true" className="shrink-0 text-muted" />
              <bdi dir="ltr" className="min-w-0 grow truncate text-read leading-normal">
                {href.replace(/^https?:\/\/(www\.)?/, '')}
              </bdi>
              <time dateTime={at} className="shrink-0 text-muted text-xs">
                {format.dateTime(new Date(at), { day: 'numeric', month: 'short' })}
              </time>
            </a>
          </li>
        )),
      )}
    </ul>
  );
}
