import { FileText, Mic, Music, RotateCcw, X } from 'lucide-react';
import { useFormatter } from 'use-intl';
import { ApiError } from '../../../../lib/api.ts';
import { useByteFormat } from '../../../../lib/hooks/use-byte-format.ts';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { errorParams, useErrorText } from '../../../../lib/problems.ts';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { type Attachment, removeFiles, retryFile } from './attachments.ts';
import { labelsOf } from './files.ts';

/** The attachments of the draft, each with preview, size and upload progress. */
export function AttachmentTray({
  conversationId,
  files,
}: {
  conversationId: string;
  files: readonly Attachment[];
}) {
  const t = useTranslations('composer');
  if (files.length === 0) return null;
  return (
    <ul aria-label={t('files')} className="flex max-h-60 flex-wrap gap-2 overflow-y-auto px-2 pt-2">
      {files.map((file) => (
        <AttachmentItem key={file.id} conversationId={conversationId} file={file} />
      ))}
    </ul>
  );
}

function AttachmentItem({ conversationId, file }: { conversationId: string; file: Attachment }) {
  const t = useTranslations('composer');
  const formatBytes = useByteFormat();
  const isBad = file.state === 'blocked' || file.state === 'failed';
  const name = file.isVoice ? t('voiceNote') : file.name;
  return (
    <li
      className={`flex max-w-full items-center gap-2 rounded-xl border p-1.5 ${isBad ? 'border-danger bg-danger-soft' : 'border-line bg-raised'}`}
    >
      <Picture file={file} />
      <div className="min-w-0 max-w-64 text-sm">
        <bdi className="block truncate font-medium">{name}</bdi>
        {isBad ? (
          <AttachmentError conversationId={conversationId} file={file} />
        ) : file.state === 'uploading' ? (
          <progress
            value={file.progress}
            aria-label={t('uploading', { name })}
            className="h-1.5 w-32 overflow-hidden rounded-full accent-accent"
          />
        ) : (
          <span className="text-muted text-xs">{formatBytes(file.size)}</span>
        )}
      </div>
      <IconButton
        label={t(file.state === 'uploading' ? 'cancelUpload' : 'removeFile', { name })}
        onClick={() => removeFiles(conversationId, [file.id])}
      >
        <X size={18} />
      </IconButton>
    </li>
  );
}

function AttachmentError({ conversationId, file }: { conversationId: string; file: Attachment }) {
  const t = useTranslations('composer');
  const formatBytes = useByteFormat();
  const errorText = useErrorText();
  const { list } = useFormatter();
  const { problem } = file;
  const taken = file.state === 'failed' ? takenBy(file.error) : problem?.reason === 'type' && problem.taken;
  const text = taken
    ? t('unsupportedType', { types: list(labelsOf(taken), { type: 'conjunction' }) })
    : file.state === 'failed'
      ? errorText(file.error)
      : problem?.reason === 'tooLarge'
        ? t(`tooLarge_${file.kind}`, { size: formatBytes(file.size), limit: formatBytes(problem.maxBytes) })
        : t(problem?.reason === 'empty' ? 'emptyFile' : 'unsupportedFile');
  return (
    <div className="flex flex-col items-start gap-1">
      <p role="alert" dir="auto" className="text-danger">
        {text}
      </p>
      {file.state === 'failed' && !taken && (
        <Button variant="outline" onClick={() => retryFile(conversationId, file)}>
          <RotateCcw size={16} />
          {t('retryFile')}
        </Button>
      )}
      {problem?.reason === 'tooLarge' && problem.asDocument && file.state === 'blocked' && (
        <Button variant="outline" onClick={() => retryFile(conversationId, file, 'document')}>
          {t('asDocument')}
        </Button>
      )}
    </div>
  );
}

/** The accepted types, shown when a file was rejected for its type. */
function takenBy(error: unknown): string[] | undefined {
  if (!(error instanceof ApiError) || error.code !== 'unsupported_file_type') return undefined;
  const { allowed } = errorParams(error);
  return Array.isArray(allowed) ? allowed.map(String) : undefined;
}

function Picture({ file: { previewUrl, mimeType, isVoice, name } }: { file: Attachment }) {
  const look = 'size-12 shrink-0 rounded-lg bg-sunken object-cover';
  if (previewUrl && mimeType.startsWith('image/'))
    return <img src={previewUrl} alt={name} className={look} />;
  if (previewUrl && mimeType.startsWith('video/'))
    return <video src={previewUrl} muted preload="metadata" aria-label={name} className={look} />;
  const Icon = isVoice ? Mic : mimeType.startsWith('audio/') ? Music : FileText;
  return (
    <span className="flex size-12 shrink-0 items-center justify-center rounded-lg bg-sunken text-muted">
      <Icon size={22} aria-hidden="true" />
    </span>
  );
}
