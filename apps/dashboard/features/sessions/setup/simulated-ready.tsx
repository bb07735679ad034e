import { Check, ExternalLink, Loader } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { SimulatedBadge } from '../simulated.tsx';
import { sessionKey, useHealth } from '../use-sessions.ts';

/** The next steps after a simulated number was created: write as a customer, then reply. */
export function SimulatedReady({ session }: { session: Schemas['SandboxSession'] }) {
  const t = useTranslations('connect');
  const { data: health } = useHealth(session.id);
  const hasArrived = Boolean(health?.lastInboundAt);
  return (
    <section className="flex flex-col gap-5 rounded-2xl border border-line bg-surface p-4 sm:p-6">
      <div className="flex flex-wrap items-center gap-3">
        <h2 role="status" dir="auto" className="font-semibold text-lg">
          {t('sandboxReady', { name: session.name })}
        </h2>
        <SimulatedBadge />
      </div>
      <ol className="flex flex-col gap-5">
        <Step number={1} isDone={hasArrived} title={t('stepWrite')} text={t('stepWriteText')}>
          <a
            href={session.sandboxUrl}
            target="_blank"
            rel="noreferrer"
            className={`inline-flex min-h-11 items-center gap-2 rounded-lg px-4 font-medium ${hasArrived ? 'border border-line bg-surface hover:bg-sunken' : primary}`}
          >
            {t('writeAsCustomer')}
            <ExternalLink size={16} aria-hidden="true" className="rtl:-scale-x-100" />
          </a>
          <p role="status" className="inline-flex items-center gap-2 text-muted text-sm">
            {hasArrived ? (
              <Check size={16} aria-hidden="true" className="text-accent" />
            ) : (
              <Loader size={16} aria-hidden="true" className="motion-safe:animate-spin" />
            )}
            {t(hasArrived ? 'firstArrived' : 'waitingForFirst')}
          </p>
        </Step>
        <Step number={2} title={t('stepAnswer')} text={t('stepAnswerText')}>
          <Link
            href="/inbox"
            className={`inline-flex min-h-11 items-center rounded-lg px-4 font-medium ${hasArrived ? primary : 'border border-line bg-surface hover:bg-sunken'}`}
          >
            {t('toInbox')}
          </Link>
          <Link
            href={sessionKey(session.id)}
            className="inline-flex min-h-11 items-center rounded-lg text-muted underline hover:text-ink"
          >
            {t('toNumber')}
          </Link>
        </Step>
      </ol>
    </section>
  );
}

const primary = 'bg-accent text-accent-ink hover:brightness-110';

function Step({
  number,
  isDone = false,
  title,
  text,
  children,
}: {
  number: number;
  isDone?: boolean;
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden="true"
        className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent text-sm"
      >
        {isDone ? <Check size={16} /> : number}
      </span>
      <div className="flex min-w-0 grow flex-col gap-2">
        <h3 className="font-medium">{title}</h3>
        <p className="text-muted">{text}</p>
        <div className="flex flex-wrap items-center gap-3">{children}</div>
      </div>
    </li>
  );
}
