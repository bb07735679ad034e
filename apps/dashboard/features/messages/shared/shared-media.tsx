import { FileImage, FileVideo, Play } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { Message } from '../apply-event.ts';

const Lightbox = dynamic(() => import('../bubble/lightbox.tsx'), { ssr: false });
const tile =
  'relative flex aspect-square items-center justify-center overflow-hidden rounded-lg bg-sunken text-muted';

/** Images and videos as tiles; an image opens in the lightbox, a video in a new tab. */
export function SharedMedia({ messages }: { messages: readonly Message[] }) {
  const [openId, setOpenId] = useState<string>();
  return (
    <>
      <ul className="grid grid-cols-3 gap-1.5">
        {messages.map((message) => (
          <li key={message.id}>
            <Tile message={message} onOpen={() => setOpenId(message.id)} />
          </li>
        ))}
      </ul>
      {openId !== undefined && (
        <Lightbox
          messages={messages}
          messageId={openId}
          onShow={setOpenId}
          onClose={() => setOpenId(undefined)}
        />
      )}
    </>
  );
}

function Tile({ message: { content, at }, onOpen }: { message: Message; onOpen(): void }) {
  const t = useTranslations('thread');
  const tPanel = useTranslations('panel');
  const format = useFormatter();
  const [isBroken, setBroken] = useState(false);
  if (content.type !== 'image' && content.type !== 'video') return null;
  const { type, media } = content;
  const day = format.dateTime(new Date(at), { dateStyle: 'medium' });
  const label = tPanel(type === 'image' ? 'imageFrom' : 'videoFrom', { day });
  const url = media?.status === 'stored' ? media.url : null;
  const Icon = type === 'image' ? FileImage : FileVideo;
  if (!url) {
    const text = t(media?.status === 'pending' ? 'pendingFile' : 'failedFile');
    return (
      <span role="img" aria-label={text} title={text} className={tile}>
        <Icon size={24} strokeWidth={1.5} aria-hidden="true" />
      </span>
    );
  }
  // This browser cannot show it, but another program may.
  if (isBroken)
    return (
      <a href={url} download={media?.filename ?? ''} aria-label={label} title={label} className={tile}>
        <Icon size={24} strokeWidth={1.5} aria-hidden="true" />
      </a>
    );
  const onError = () => setBroken(true);
  return type === 'image' ? (
    <button type="button" aria-label={label} title={label} onClick={onOpen} className={`${tile} w-full`}>
      <img
        src={url}
        alt=""
        loading="lazy"
        decoding="async"
        onError={onError}
        className="size-full object-cover"
      />
    </button>
  ) : (
    <a href={url} target="_blank" rel="noopener" aria-label={label} title={label} className={tile}>
      <video src={url} muted preload="metadata" onError={onError} className="size-full object-cover" />
      <span
        aria-hidden="true"
        className="absolute inline-flex size-8 items-center justify-center rounded-full bg-black/60 text-white"
      >
        <Play size={16} className="rtl:-scale-x-100" />
      </span>
    </a>
  );
}
