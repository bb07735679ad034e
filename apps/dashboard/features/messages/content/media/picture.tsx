import { useState } from 'react';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { useThreadContext } from '../../thread-context.ts';
import type { Media } from '../types.ts';
import { FileCard } from './document.tsx';

/**
 * An image cropped to a fixed frame, so that the layout does not shift when it loads; a click opens the
 * lightbox.
 */
export function Picture({
  media,
  messageId,
  caption,
}: {
  media: Media;
  messageId: string;
  caption: string | undefined;
}) {
  const t = useTranslations('thread');
  const { openMedia } = useThreadContext();
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <FileCard media={media} name={media.filename ?? t('image')} />;
  return (
    <button
      type="button"
      aria-label={t('openImage')}
      onClick={() => openMedia(messageId)}
      className="-mx-2 my-0.5 block w-72 max-w-[calc(100%+1rem)] cursor-zoom-in overflow-hidden rounded-xl bg-ink/5"
    >
      <img
        src={media.url ?? ''}
        alt={caption ?? media.filename ?? t('image')}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
        className="aspect-[4/3] w-full object-cover"
      />
    </button>
  );
}
