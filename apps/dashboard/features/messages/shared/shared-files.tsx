import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { Message } from '../apply-event.ts';
import { DocumentBody } from '../content/media/document.tsx';

/** Documents; a click downloads one. */
export function SharedFiles({ messages }: { messages: readonly Message[] }) {
  const t = useTranslations('thread');
  return (
    <ul className="flex flex-col gap-1.5">
      {messages.map(({ id, content }) => {
        if (content.type !== 'document') return null;
        const { media, filename } = content;
        return (
          <li key={id}>
            {media?.status === 'stored' && media.url ? (
              <DocumentBody media={media} filename={filename} />
            ) : (
              <p className="flex min-h-11 items-center gap-1 rounded-xl bg-ink/5 px-3 text-muted text-sm">
                <bdi className="truncate">{filename ?? media?.filename ?? t('document')}</bdi>
                <span className="shrink-0 italic">
                  {t(media?.status === 'pending' ? 'pendingFile' : 'failedFile')}
                </span>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
