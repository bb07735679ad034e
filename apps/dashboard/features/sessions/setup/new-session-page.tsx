import { FlaskConical, QrCode, ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { isAdmin } from '../../../lib/login/roles.ts';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { useSandbox } from '../use-sandbox.ts';
import { CloudSetup } from './cloud-setup.tsx';
import { SandboxSetup } from './sandbox-setup.tsx';

/** Connects a number: select the engine, then follow its steps. */
export function NewSessionPage({ role }: { role: Schemas['LoginResult']['role'] }) {
  const t = useTranslations('connect');
  const sessions = useTranslations('sessions');
  const engine = useSearchParams().get('engine');
  const disabledReason = useSandbox().data?.disabledReason;
  const crumbs = [{ label: sessions('title'), href: '/sessions' }];
  if (!isAdmin(role)) {
    return (
      <Page title={t('title')} crumbs={crumbs}>
        <EmptyState title={t('notYours')} text={t('notYoursText')} />
      </Page>
    );
  }
  const chosen = [...crumbs, { label: t('title'), href: '/sessions/new' }];
  if (engine === 'sandbox') {
    return (
      <Page title={t('sandbox')} crumbs={chosen}>
        <SandboxSetup />
      </Page>
    );
  }
  if (engine === 'cloud') {
    return (
      <Page title={t('cloud')} crumbs={chosen}>
        <CloudSetup />
      </Page>
    );
  }
  return (
    <Page title={t('title')} crumbs={crumbs}>
      <p className="text-muted">{t('text')}</p>
      <ul className="grid gap-3 sm:grid-cols-2">
        <Choice
          icon={<FlaskConical size={22} />}
          title={t('sandbox')}
          {...(disabledReason ? { note: t('notAvailable') } : { href: '/sessions/new?engine=sandbox' })}
        >
          {t(disabledReason ? `disabled_${disabledReason}` : 'sandboxText')}
        </Choice>
        <Choice icon={<ShieldCheck size={22} />} title={t('cloud')} href="/sessions/new?engine=cloud">
          {t('cloudText')}
        </Choice>
        <Choice icon={<QrCode size={22} />} title={t('baileys')} note={t('notYet')}>
          {t('baileysText')}
        </Choice>
        <Choice icon={<QrCode size={22} />} title={t('wwebjs')} note={t('notYet')}>
          {t('wwebjsText')}
        </Choice>
      </ul>
    </Page>
  );
}

/** An engine option; without `href` it is shown as unavailable. */
function Choice({
  icon,
  title,
  href,
  note,
  children,
}: {
  icon: ReactNode;
  title: string;
  href?: string;
  note?: string;
  children: ReactNode;
}) {
  return (
    <li
      className={`relative flex flex-col gap-2 rounded-2xl border p-5 ${
        href
          ? 'border-line bg-surface focus-within:border-accent hover:border-accent'
          : 'border-line border-dashed'
      }`}
    >
      <span className={href ? 'text-accent' : 'text-muted'}>{icon}</span>
      <h2 className="flex flex-wrap items-center gap-2 font-semibold text-base">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 after:rounded-2xl">
            {title}
          </Link>
        ) : (
          title
        )}
        {note && (
          <span className="rounded-full bg-sunken px-2.5 py-0.5 font-normal text-muted text-xs">{note}</span>
        )}
      </h2>
      <p className="text-muted text-sm">{children}</p>
    </li>
  );
}
