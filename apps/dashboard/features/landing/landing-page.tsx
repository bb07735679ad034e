import { Database, Languages, type LucideIcon, Radio, ShieldCheck, Terminal, Users } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useSignInOptions } from '../auth/index.ts';
import { PublicPage } from '../public/index.ts';
import { Picture } from './picture.tsx';

const points: readonly (readonly ['team' | 'stored' | 'live' | 'languages' | 'yours' | 'api', LucideIcon])[] =
  [
    ['team', Users],
    ['stored', Database],
    ['live', Radio],
    ['languages', Languages],
    ['yours', ShieldCheck],
    ['api', Terminal],
  ];

/** The landing page for anonymous visitors. */
export function LandingPage() {
  const t = useTranslations();
  const ways = useSignInOptions().data;
  return (
    <PublicPage title="" isWide>
      <div className="grid items-center gap-10 py-8 lg:grid-cols-2 lg:py-16">
        <div className="flex flex-col items-start gap-6">
          <h1 className="text-balance font-bold text-4xl leading-tight sm:text-5xl">{t('landing.title')}</h1>
          <p className="max-w-prose text-lg text-muted">{t('landing.text')}</p>
          {ways?.needsSetup && (
            <p role="status" className="rounded-xl bg-note px-4 py-3">
              {t('login.setupLook')}
            </p>
          )}
          <div className="flex flex-wrap items-center gap-3">
            <Link
              href="/sign-in"
              className="inline-flex min-h-12 items-center rounded-xl bg-accent px-6 font-medium text-accent-ink hover:brightness-110"
            >
              {t('login.signIn')}
            </Link>
            {ways && ways.signUp !== 'closed' && (
              <Link
                href="/sign-up"
                className="inline-flex min-h-12 items-center rounded-xl border border-line bg-surface px-6 font-medium hover:bg-sunken"
              >
                {t('login.signUp')}
              </Link>
            )}
          </div>
        </div>
        <Picture />
      </div>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {points.map(([name, Icon]) => (
          <li key={name} className="flex flex-col gap-2 rounded-2xl border border-line bg-surface p-5">
            <span className="inline-flex size-10 items-center justify-center rounded-xl bg-accent-soft text-accent">
              <Icon size={20} aria-hidden="true" />
            </span>
            <h2 className="font-semibold">{t(`landing.${name}`)}</h2>
            <p className="text-muted">{t(`landing.${name}Text`)}</p>
          </li>
        ))}
      </ul>
      <p className="pt-8 text-center text-muted">
        {t('landing.open')}{' '}
        <a href="/docs" className="text-accent underline">
          {t('about.api')}
        </a>
      </p>
    </PublicPage>
  );
}
