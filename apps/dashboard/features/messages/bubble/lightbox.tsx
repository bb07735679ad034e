import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { IconButton } from '../../../ui/button.tsx';
import type { Message } from '../apply-event.ts';
import type { Media } from '../content/types.ts';

const ZOOMS = [1, 1.5, 2, 3, 4];

interface Props {
  /** Newest first. */
  messages: readonly Message[];
  messageId: string;
  onShow(messageId: string): void;
  onClose(): void;
}

/** The images of a conversation, one at a time, with zoom and panning. */
export default function Lightbox({ messages, messageId, onShow, onClose }: Props) {
  const t = useTranslations('thread');
  const format = useFormatter();
  const box = useRef<HTMLDialogElement>(null);
  const image = useRef<HTMLImageElement>(null);
  /** Relative to the image fitted into the window, in pixels. */
  const wholeWidth = useRef(0);
  const [zoom, setZoom] = useState(0);
  const keys = useRef<(key: string) => boolean>(() => false);
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    // Listen on the window: at the last image the next button is removed and the focus is lost with it.
    const onKey = (event: KeyboardEvent) => keys.current(event.key) && event.preventDefault();
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
      dialog?.close();
    };
  }, []);
  const pictures = messages.flatMap(pictureOf).reverse();
  const at = pictures.findIndex(({ id }) => id === messageId);
  const picture = pictures[at];
  if (!picture) return null;
  const show = (next: number) => {
    const other = pictures[next];
    if (!other) return;
    setZoom(0);
    onShow(other.id);
  };
  const zoomTo = (next: number) => {
    if (zoom === 0) wholeWidth.current = image.current?.clientWidth ?? 0;
    setZoom(Math.max(0, Math.min(ZOOMS.length - 1, next)));
  };
  const near = (by: number) => zoomTo(zoom + by);
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
  const byKey: Record<string, () => void> = {
    ArrowRight: () => show(at + forward),
    ArrowLeft: () => show(at - forward),
    '+': () => near(1),
    '=': () => near(1),
    '-': () => near(-1),
  };
  keys.current = (key) => {
    byKey[key]?.();
    return key in byKey;
  };

  const { url, name, caption } = picture;
  return (
    <dialog
      ref={box}
      aria-label={t('imageOf', { at: at + 1, count: pictures.length })}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-canvas p-0 text-ink"
    >
      <div className="flex h-full flex-col">
        <header className="flex items-center gap-1 p-2">
          <p className="min-w-0 grow truncate px-2 text-muted text-sm">
            <span className="tabular-nums">{`${format.number(at + 1)} / ${format.number(pictures.length)}`}</span>
            <span className="px-2">
              {format.dateTime(new Date(picture.at), { dateStyle: 'medium', timeStyle: 'short' })}
            </span>
          </p>
          <IconButton label={t('zoomOut')} disabled={zoom === 0} onClick={() => near(-1)}>
            <ZoomOut size={20} />
          </IconButton>
          <IconButton label={t('zoomIn')} disabled={zoom === ZOOMS.length - 1} onClick={() => near(1)}>
            <ZoomIn size={20} />
          </IconButton>
          <a
            href={url}
            download={name}
            aria-label={t('download')}
            title={t('download')}
            className="inline-flex size-10 items-center justify-center rounded-lg text-muted hover:bg-sunken hover:text-ink"
          >
            <Download size={20} />
          </a>
          <IconButton label={t('close')} onClick={onClose}>
            <X size={20} />
          </IconButton>
        </header>
        <div className="relative min-h-0 grow">
          <div tabIndex={zoom > 0 ? 0 : undefined} className="flex h-full overflow-auto">
            <img
              key={url}
              ref={image}
              src={url}
              alt={caption ?? name}
              onDoubleClick={() => zoomTo(zoom === 0 ? 2 : 0)}
              style={zoom > 0 ? { width: wholeWidth.current * (ZOOMS[zoom] ?? 1) } : undefined}
              className={
                zoom > 0
                  ? 'm-auto max-w-none shrink-0 cursor-zoom-out'
                  : 'm-auto max-h-full max-w-full cursor-zoom-in object-contain'
              }
            />
          </div>
          <Turn label={t('previous')} isOff={at === 0} onTurn={() => show(at - 1)} side="start-2">
            <ChevronLeft size={26} className="rtl:-scale-x-100" />
          </Turn>
          <Turn label={t('next')} isOff={at === pictures.length - 1} onTurn={() => show(at + 1)} side="end-2">
            <ChevronRight size={26} className="rtl:-scale-x-100" />
          </Turn>
        </div>
        {caption && (
          <p dir="auto" className="max-h-32 overflow-y-auto break-words p-4 text-center">
            {caption}
          </p>
        )}
      </div>
    </dialog>
  );
}

function Turn({
  label,
  isOff,
  onTurn,
  side,
  children,
}: {
  label: string;
  isOff: boolean;
  onTurn(): void;
  side: string;
  children: React.ReactNode;
}) {
  if (isOff) return null;
  return (
    <IconButton
      label={label}
      onClick={onTurn}
      className={`absolute top-1/2 size-12 -translate-y-1/2 rounded-full bg-raised shadow-md ${side}`}
    >
      {children}
    </IconButton>
  );
}

interface Picture {
  id: string;
  at: string;
  url: string;
  name: string;
  caption: string | undefined;
}

function pictureOf({ id, at, content }: Message): Picture[] {
  if (content.type !== 'image') return [];
  const media: Media | undefined = content.media;
  if (media?.status !== 'stored' || !media.url) return [];
  return [{ id, at, url: media.url, name: media.filename ?? 'image', caption: content.caption }];
}
