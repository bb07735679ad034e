import { Contact, FileText, MapPin } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Message } from './apply-event.ts';
import { FormattedText } from './formatted-text.tsx';

type Content = Message['content'];
type FileContent = Extract<Content, { type: 'image' | 'video' | 'audio' | 'document' | 'sticker' }>;

/** What a message says, drawn by its kind. Kinds nobody has heard of say so, and show what came. */
export function MessageBody({ message }: { message: Message }) {
  const t = useTranslations('thread');
  const { content } = message;
  switch (content.type) {
    case 'text':
    case 'note':
      return <FormattedText text={content.text} />;
    case 'image':
    case 'sticker':
    case 'video':
    case 'audio':
    case 'document':
      return (
        <>
          <File content={content} />
          {content.caption && <FormattedText text={content.caption} />}
        </>
      );
    case 'location':
      return (
        <a
          href={`https://www.openstreetmap.org/?mlat=${content.latitude}&mlon=${content.longitude}#map=16/${content.latitude}/${content.longitude}`}
          target="_blank"
          rel="noopener noreferrer"
          className="flex items-center gap-2 underline"
        >
          <MapPin size={22} aria-hidden="true" className="shrink-0 text-accent" />
          <span>
            <bdi className="block">{content.name ?? t('location')}</bdi>
            <bdi className="text-muted text-sm">
              {content.address ?? `${content.latitude}, ${content.longitude}`}
            </bdi>
          </span>
        </a>
      );
    case 'contacts':
      return (
        <ul className="flex flex-col gap-1">
          {content.contacts.map((it) => {
            const { name, phones } = it as {
              name?: { formatted_name?: string };
              phones?: { phone?: string }[];
            };
            return (
              <li key={`${name?.formatted_name} ${phones?.[0]?.phone}`} className="flex items-center gap-2">
                <Contact size={20} aria-hidden="true" className="shrink-0 text-muted" />
                <bdi>{name?.formatted_name ?? t('contacts')}</bdi>
                <bdi className="text-muted text-sm">{phones?.[0]?.phone}</bdi>
              </li>
            );
          })}
        </ul>
      );
    case 'order':
      return (
        <div>
          <p className="font-medium">{t('order', { count: content.items.length })}</p>
          <ul className="text-sm">
            {content.items.map((item) => (
              <li key={item.productId}>
                <bdi>
                  {item.quantity} × {item.productId}: {item.price} {item.currency}
                </bdi>
              </li>
            ))}
          </ul>
          {content.text && <FormattedText text={content.text} />}
        </div>
      );
    case 'interactive':
      return (
        <div className="flex flex-col gap-2">
          <FormattedText text={content.body} />
          <Choices action={content.action} />
        </div>
      );
    case 'unsupported':
      return <p className="text-muted italic">{t('unsupported')}</p>;
    case 'unknown':
      return (
        <details className="text-muted">
          <summary>{t('unknown', { kind: content.kind })}</summary>
          <pre dir="ltr" className="max-w-full overflow-x-auto text-xs">
            {JSON.stringify(content.payload, null, 2)}
          </pre>
        </details>
      );
    case 'request_welcome':
      return <p className="text-muted italic">{t('welcome')}</p>;
    case 'revoke':
      return <p className="text-muted italic">{t('revoked')}</p>;
    case 'template':
      return <p>{t('template', { name: content.name })}</p>;
    case 'reaction':
      return <p className="text-2xl">{content.emoji ?? '–'}</p>;
    default:
      return <FormattedText text={message.text ?? ''} />;
  }
}

function Choices({ action }: { action: Extract<Content, { type: 'interactive' }>['action'] }) {
  const labels =
    action.type === 'buttons'
      ? action.buttons.map((button) => button.title)
      : action.type === 'list'
        ? action.sections.flatMap((section) => section.rows.map((row) => row.title))
        : [action.displayText];
  return (
    <ul className="flex flex-col gap-1">
      {labels.map((label) => (
        <li
          key={label}
          dir="auto"
          className="rounded-lg border border-line px-3 py-1.5 text-center text-read text-sm"
        >
          {label}
        </li>
      ))}
    </ul>
  );
}

function File({ content }: { content: FileContent }) {
  const t = useTranslations('thread');
  const { media } = content;
  if (!media?.url || media.state !== 'stored') {
    return <p className="text-muted italic">{t(media?.state === 'failed' ? 'failedFile' : 'pendingFile')}</p>;
  }
  const name = media.filename ?? t(content.type);
  switch (content.type) {
    case 'image':
    case 'sticker':
      return (
        <a href={media.url} target="_blank" rel="noopener noreferrer">
          <img
            src={media.url}
            alt={name}
            loading="lazy"
            className="max-h-80 min-h-24 max-w-full rounded-lg object-contain"
          />
        </a>
      );
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: customers send no captions with their films.
      return <video src={media.url} controls preload="metadata" className="max-h-80 max-w-full rounded-lg" />;
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: a voice message comes without a transcript.
      return <audio src={media.url} controls preload="metadata" className="max-w-full" />;
    default:
      return (
        <a href={media.url} download className="flex items-center gap-2 underline">
          <FileText size={22} aria-hidden="true" className="shrink-0 text-muted" />
          <bdi className="break-all">{name}</bdi>
        </a>
      );
  }
}
