import {
  Download,
  File,
  FileArchive,
  FileAudio,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
} from 'lucide-react';
import { useByteFormat } from '../../../../lib/hooks/use-byte-format.ts';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import type { Media } from '../types.ts';

/** A document: type, name and size; a click downloads it. */
export function DocumentBody({ media, filename }: { media: Media; filename: string | undefined }) {
  const t = useTranslations('thread');
  return <FileCard media={media} name={filename ?? media.filename ?? t('document')} />;
}

/** Any file as a download link. */
export function FileCard({ media, name }: { media: Media; name: string }) {
  const t = useTranslations('thread');
  const formatBytes = useByteFormat();
  const size = media.size === null ? '' : formatBytes(media.size);
  const Icon = iconOf(media.mimeType ?? '', name);
  return (
    <a
      href={media.url ?? ''}
      download={name}
      aria-label={`${t('download')}: ${name}`}
      className="flex min-h-14 min-w-56 max-w-full items-center gap-3 rounded-xl bg-ink/5 px-3 py-2 hover:bg-ink/10"
    >
      <Icon size={28} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-accent" />
      <span className="min-w-0 grow">
        <bdi className="line-clamp-2 break-all font-medium">{name}</bdi>
        <span className="block text-muted text-xs">
          {[extensionOf(name), size].filter(Boolean).join(' · ')}
        </span>
      </span>
      <Download size={18} aria-hidden="true" className="shrink-0 text-muted" />
    </a>
  );
}

function extensionOf(name: string): string {
  return /\.(\w{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? '';
}

const icons = [
  [/^image\//, FileImage],
  [/^audio\//, FileAudio],
  [/^video\//, FileVideo],
  [/pdf|word|text|rtf|opendocument\.text/, FileText],
  [/sheet|excel|csv/, FileSpreadsheet],
  [/zip|tar|rar|7z|compressed/, FileArchive],
] as const;

function iconOf(mimeType: string, name: string) {
  const words = `${mimeType} ${extensionOf(name).toLowerCase()}`;
  return icons.find(([pattern]) => pattern.test(words))?.[1] ?? File;
}
