import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { FormattedText } from '../../../../ui/formatted-text/formatted-text.tsx';
import type { Message } from '../../apply-event.ts';
import type { FileContent } from '../types.ts';
import { AudioBody } from './audio.tsx';
import { DocumentBody } from './document.tsx';
import { Picture } from './picture.tsx';
import { Video } from './video.tsx';

/** A media file by its type, with its caption; shows when it is not downloaded yet or not available. */
export function FileBody({ content, message }: { content: FileContent; message: Message }) {
  const t = useTranslations('thread');
  const { media, caption } = content;
  const isThere = media?.status === 'stored' && media.url;
  return (
    <>
      {isThere ? (
        <Stored content={content} message={message} />
      ) : (
        <p className="flex min-h-11 items-center text-muted italic">
          {`${t(content.type)}: `}
          {t(media?.status === 'failed' ? 'failedFile' : 'pendingFile')}
        </p>
      )}
      {caption && <FormattedText text={caption} />}
    </>
  );
}

function Stored({ content, message }: { content: FileContent; message: Message }) {
  const { media } = content;
  if (!media?.url) return null;
  switch (content.type) {
    case 'image':
      return <Picture media={media} messageId={message.id} caption={content.caption} />;
    case 'sticker':
      return <Sticker url={media.url} />;
    case 'video':
      return <Video media={media} />;
    case 'audio':
      return <AudioBody media={media} isVoice={content.voice === true} />;
    default:
      return <DocumentBody media={media} filename={content.filename} />;
  }
}

function Sticker({ url }: { url: string }) {
  const t = useTranslations('thread');
  return <img src={url} alt={t('sticker')} loading="lazy" className="size-36 object-contain" />;
}
