import { useTranslations } from 'use-intl';

/** What came, letter for letter, for whoever asks. */
export function Raw({ value }: { value: unknown }) {
  const t = useTranslations('thread');
  return (
    <details className="text-muted text-sm">
      <summary className="min-h-8 cursor-pointer py-1">{t('raw')}</summary>
      <pre dir="ltr" className="max-h-80 max-w-full overflow-auto rounded-md bg-ink/5 p-2 text-xs">
        {JSON.stringify(value, null, 2)}
      </pre>
    </details>
  );
}
