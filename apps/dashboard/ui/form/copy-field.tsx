import { Check, Copy } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../button.tsx';

/** A read-only value with a copy button. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const t = useTranslations('ui');
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          dir="ltr"
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-11 w-full min-w-0 rounded-lg border border-line bg-sunken px-3 font-mono text-sm"
        />
        <Button
          variant="outline"
          className="min-h-11 shrink-0"
          aria-label={t('copyWhat', { what: label })}
          onClick={() => navigator.clipboard.writeText(value).then(() => setCopied(true))}
        >
          {isCopied ? <Check size={18} /> : <Copy size={18} />}
          <span aria-live="polite">{isCopied ? t('copied') : t('copy')}</span>
        </Button>
      </div>
    </div>
  );
}
