import { Paperclip, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button, IconButton } from '../../ui/button.tsx';

/** The attachment of a canned response. */
export function ResponseFile({
  name,
  onChoose,
  onRemove,
}: {
  name: string | undefined;
  onChoose(file: File): void;
  onRemove(): void;
}) {
  const t = useTranslations('canned');
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('attach')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onChoose(file);
          event.target.value = '';
        }}
      />
      {name === undefined ? (
        <Button variant="outline" onClick={() => input.current?.click()}>
          <Paperclip size={18} aria-hidden="true" />
          {t('attach')}
        </Button>
      ) : (
        <>
          <Paperclip size={18} aria-hidden="true" />
          <bdi className="min-w-0 truncate">{name}</bdi>
          <IconButton label={t('detach')} onClick={onRemove}>
            <X size={18} />
          </IconButton>
        </>
      )}
    </div>
  );
}
