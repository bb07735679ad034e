import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { FormattedText } from '../../../ui/formatted-text/formatted-text.tsx';
import type { Message } from '../apply-event.ts';

/** The previous versions of an edited message, shown on request. */
export function Edits({ message, edits }: { message: Message; edits: readonly Message[] }) {
  const t = useTranslations('thread');
  const format = useFormatter();
  const versions = [message, ...edits].slice(0, -1);
  return (
    <details className="mt-1 border-line border-t text-sm">
      <summary className="min-h-8 cursor-pointer py-1 text-muted">{t('before')}</summary>
      <ol className="flex flex-col gap-1 text-muted">
        {versions.map((version) => (
          <li key={version.id}>
            <time dateTime={version.at} className="text-xs">
              {format.dateTime(new Date(version.at), { dateStyle: 'short', timeStyle: 'short' })}
            </time>
            <FormattedText text={version.text ?? ''} />
          </li>
        ))}
      </ol>
    </details>
  );
}
