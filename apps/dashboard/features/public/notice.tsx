import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../../ui/button.tsx';

const KEY = 'notice-read';

/**
 * A one-time notice about browser storage. No consent is needed, because only what is strictly necessary is
 * stored.
 */
export function Notice() {
  const t = useTranslations('shell');
  const [isShown, setShown] = useState(false);
  useEffect(() => setShown(localStorage.getItem(KEY) === null), []);
  if (!isShown) return null;
  return (
    <section
      aria-label={t('privacy')}
      className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 border-line border-b bg-sunken px-4 py-2 text-sm"
    >
      <p className="max-w-prose">
        {t('notice')}{' '}
        <Link href="/privacy" className="text-accent underline">
          {t('noticeMore')}
        </Link>
      </p>
      <Button
        variant="outline"
        onClick={() => {
          localStorage.setItem(KEY, new Date().toISOString());
          setShown(false);
        }}
      >
        {t('noticeOk')}
      </Button>
    </section>
  );
}
