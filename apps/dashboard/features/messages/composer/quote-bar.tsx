import { X } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { IconButton } from '../../../ui/button.tsx';
import type { Quote } from './drafts.ts';

const named = ['image', 'video', 'audio', 'document', 'sticker', 'location', 'contacts'] as const;

/** The message being replied to. */
export function QuoteBar({ quote, name, onRemove }: { quote: Quote; name: string; onRemove(): void }) {
  const t = useTranslations('composer');
  const tThread = useTranslations('thread');
  const kind = named.find((known) => known === quote.kind);
  return (
    <div className="mx-2 mt-1 flex items-center gap-2 rounded-lg border-accent border-s-4 bg-sunken ps-3 text-sm">
      <div className="min-w-0 grow py-1">
        <p className="font-medium text-accent">
          {quote.direction === 'in' ? t('answering', { name }) : t('answeringOwn')}
        </p>
        <p dir="auto" className="truncate text-muted">
          {quote.text || (kind ? tThread(kind) : '…')}
        </p>
      </div>
      <IconButton label={t('removeQuote')} onClick={onRemove}>
        <X size={18} />
      </IconButton>
    </div>
  );
}
