import { useState } from 'react';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import type { Media } from '../types.ts';
import { FileCard } from './document.tsx';

/** A video in a fixed frame; if this browser cannot play it, a download link. */
export function Video({ media }: { media: Media }) {
  const t = useTranslations('thread');
  const [isBroken, setBroken] = useState(false);
  const name = media.filename ?? t('video');
  if (isBroken) return <FileCard media={media} name={name} />;
  return (
    // biome-ignore lint/a11y/useMediaCaption: videos from customers have no captions.
    <video
      src={media.url ?? ''}
      aria-label={name}
      controls
      playsInline
      preload="metadata"
      onError={() => setBroken(true)}
      className="-mx-2 my-0.5 block aspect-video w-80 max-w-[calc(100%+1rem)] rounded-xl bg-black"
    />
  );
}
