import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTitle } from '../../../lib/hooks/title.tsx';
import { useTranslations } from '../../../lib/intl/use-translations.ts';

/** Shown instead of a page: the error, and links to continue. */
export function ErrorPage({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const t = useTranslations('errors');
  useTitle(title);
  const linkClassName =
    'inline-flex min-h-11 items-center rounded-lg border border-line bg-surface px-4 font-medium hover:bg-sunken';
  return (
    <main className="flex min-h-full grow flex-col items-center justify-center gap-4 p-6 text-center">
      <img src="/icon.svg" alt="" width={44} height={44} />
      <h1 className="font-semibold text-2xl">{title}</h1>
      <p className="max-w-prose text-muted">{text}</p>
      <div className="flex flex-wrap justify-center gap-3">
        {children}
        <Link href="/inbox" className={linkClassName}>
          {t('home')}
        </Link>
        <Link href="/" className={linkClassName}>
          {t('front')}
        </Link>
      </div>
    </main>
  );
}
