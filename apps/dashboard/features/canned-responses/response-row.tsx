import { Lock, Paperclip, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { IconButton } from '../../ui/button.tsx';
import type { CannedResponse } from './use-canned-responses.ts';

/** One canned response with its text in each language. */
export function CannedResponseRow({
  response,
  canEdit,
  onEdit,
  onRemove,
}: {
  response: CannedResponse;
  canEdit: boolean;
  onEdit(): void;
  onRemove(): void;
}) {
  const t = useTranslations('canned');
  const { shortcut, title, category, media, scope } = response;
  return (
    <li className="flex items-start gap-1 rounded-2xl border border-line bg-surface py-2 ps-4 pe-2">
      <div className="flex min-w-0 grow flex-col gap-1 py-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="font-semibold">/{shortcut}</bdi>
          <bdi className="min-w-0 break-words text-muted">{title}</bdi>
        </p>
        {Object.entries(response.translations).map(([language, text]) => (
          <p
            key={language}
            lang={language}
            dir="auto"
            className="line-clamp-3 whitespace-pre-wrap break-words text-sm"
          >
            {text}
          </p>
        ))}
        <p className="flex flex-wrap gap-x-3 text-muted text-sm empty:hidden">
          {category && <bdi>{category}</bdi>}
          {scope === 'personal' && (
            <span className="inline-flex items-center gap-1">
              <Lock size={14} aria-hidden="true" />
              {t('onlyYou')}
            </span>
          )}
          {media && (
            <span className="inline-flex min-w-0 items-center gap-1">
              <Paperclip size={14} aria-hidden="true" />
              <bdi className="truncate">{media.filename ?? t('file')}</bdi>
            </span>
          )}
        </p>
      </div>
      {canEdit && (
        <>
          <IconButton label={t('edit', { name: shortcut })} onClick={onEdit}>
            <Pencil size={18} />
          </IconButton>
          <IconButton label={t('remove', { name: shortcut })} onClick={onRemove}>
            <Trash2 size={18} />
          </IconButton>
        </>
      )}
    </li>
  );
}
