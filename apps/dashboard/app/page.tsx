'use client';
import { Check } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Preferences } from '../features/shell/preferences.tsx';

/** What a visitor sees who is not signed in. */
export default function Landing() {
  const t = useTranslations();
  return (
    <main className="mx-auto flex min-h-dvh max-w-3xl flex-col justify-center gap-6 p-6">
      <img src="/icon.svg" alt="WaQtor" width={56} height={56} />
      <h1 className="text-3xl font-bold sm:text-5xl">{t('landing.title')}</h1>
      <p className="max-w-prose text-lg text-muted">{t('landing.text')}</p>
      <ul className="flex flex-col gap-2">
        {(['one', 'two', 'three'] as const).map((point) => (
          <li key={point} className="flex items-start gap-2">
            <Check size={20} className="mt-0.5 shrink-0 text-accent" aria-hidden="true" />
            {t(`landing.${point}`)}
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-3">
        <Link
          href="/sign-in"
          className="inline-flex min-h-11 items-center rounded-lg bg-accent px-5 font-medium text-accent-ink"
        >
          {t('login.signIn')}
        </Link>
        <Preferences />
      </div>
    </main>
  );
}
