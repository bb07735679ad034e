import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import type { Media } from '../types.ts';
import { AudioPlayer } from './audio-player.tsx';
import { FileCard } from './document.tsx';
import { usePlayer } from './player.ts';

/** A voice message or another audio file; as a file to download if this browser cannot play it. */
export function AudioBody({ media, isVoice }: { media: Media; isVoice: boolean }) {
  const t = useTranslations('thread');
  const isBroken = usePlayer((state) => state.id === media.id && state.isBroken);
  const name = t(isVoice ? 'voice' : 'audio');
  if (isBroken) return <FileCard media={media} name={media.filename ?? name} />;
  return <AudioPlayer id={media.id} url={media.url ?? ''} size={media.size} isVoice={isVoice} />;
}
