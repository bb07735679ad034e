import { useTranslations } from 'use-intl';
import { Raw } from './raw.tsx';
import type { ContentOf } from './types.ts';

/** WhatsApp told us of a message it does not pass on: said, with what can be done and what it gave as the reason. */
export function UnsupportedBody({ content }: { content: ContentOf<'unsupported'> }) {
  const t = useTranslations('thread');
  const { errors, details } = content;
  return (
    <>
      <p className="text-muted italic">{t('unsupported')}</p>
      {(errors.length > 0 || details) && <Raw value={details ? { errors, details } : errors} />}
    </>
  );
}
