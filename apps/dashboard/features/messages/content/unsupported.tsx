import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Raw } from './raw.tsx';
import type { ContentOf } from './types.ts';

/** A message whose content WhatsApp does not pass to the API, with WhatsApp's reason and what to do. */
export function UnsupportedBody({
  content,
  messageId,
}: {
  content: ContentOf<'unsupported'>;
  messageId: string;
}) {
  const t = useTranslations('thread');
  const { errors, details } = content;
  const reason = errors.map(reasonOf).filter(Boolean)[0];
  return (
    <>
      <p className="text-muted italic">{t('unsupported')}</p>
      {reason && (
        <p dir="auto" className="text-muted text-sm">
          {reason}
        </p>
      )}
      <Raw messageId={messageId} value={details ? { errors, details } : errors} />
    </>
  );
}

/** WhatsApp's reason, with its error code. */
function reasonOf(error: Record<string, unknown>): string {
  const data = typeof error.error_data === 'object' && error.error_data !== null ? error.error_data : {};
  const details = 'details' in data ? data.details : undefined;
  const words = [details, error.title, error.message].find((it) => typeof it === 'string' && it !== '');
  return [words, error.code].filter((it) => it !== undefined).join(' · ');
}
