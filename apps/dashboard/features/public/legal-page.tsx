import type { ReactNode } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { PublicPage } from './public-page.tsx';

/** The layout of a legal text: sections, and who is responsible for them. */
export function LegalPage({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  const t = useTranslations('legal');
  return (
    <PublicPage title={title}>
      <article className="flex flex-col gap-6 py-6">
        <h1 className="font-bold text-3xl">{title}</h1>
        <p className="text-lg text-muted">{intro}</p>
        {children}
        <p className="rounded-xl bg-note px-4 py-3">{t('operator')}</p>
      </article>
    </PublicPage>
  );
}

export function LegalSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold text-xl">{title}</h2>
      {children}
    </section>
  );
}
