import { FlaskConical, Smartphone } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { isAdmin } from '../../../lib/login/roles.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { Page } from '../../../ui/page.tsx';
import { useCreateSimulated, useSandbox } from '../use-sandbox.ts';
import { SimulatedReady } from './simulated-ready.tsx';

/** The first choice of a new business: a simulated number, or a real one. */
export function WelcomePage({ role }: { role: Schemas['LoginResult']['role'] }) {
  const t = useTranslations('connect');
  const sandbox = useSandbox();
  const create = useCreateSimulated();
  if (!isAdmin(role)) {
    return (
      <Page title={t('welcome')}>
        <EmptyState title={t('notYours')} text={t('notYoursText')} />
      </Page>
    );
  }
  if (create.data) {
    return (
      <Page title={t('tryIt')}>
        <SimulatedReady session={create.data} />
      </Page>
    );
  }
  const { status, disabledReason } = sandbox.data ?? {};
  return (
    <Page title={t('welcome')}>
      <p className="text-muted">{t('welcomeText')}</p>
      <ErrorMessage error={sandbox.error} onRetry={() => sandbox.refetch()} />
      {sandbox.isPending && <Skeleton rows={2} className="h-44" />}
      {sandbox.data && (
        <ul className="grid gap-3 sm:grid-cols-2">
          <Choice
            icon={<FlaskConical size={22} />}
            title={t('tryIt')}
            text={t('tryItText')}
            isOff={status === 'disabled'}
          >
            {status === 'disabled' ? (
              <p className="text-muted text-sm">{t(`disabled_${disabledReason ?? 'configuration'}`)}</p>
            ) : (
              <Button
                variant="primary"
                className="min-h-11 self-start"
                disabled={create.isPending}
                onClick={() => create.mutate(t('simulatedName'))}
              >
                {create.isPending ? t('sandboxStarting') : t('createSimulated')}
              </Button>
            )}
          </Choice>
          <Choice icon={<Smartphone size={22} />} title={t('title')} text={t('realText')}>
            <Link
              href="/sessions/new"
              className="inline-flex min-h-11 items-center self-start rounded-lg border border-line bg-surface px-4 font-medium hover:bg-sunken"
            >
              {t('chooseHow')}
            </Link>
          </Choice>
        </ul>
      )}
      <ErrorMessage error={create.error} />
      <Link
        href="/inbox"
        className="inline-flex min-h-11 items-center self-start text-muted underline hover:text-ink"
      >
        {t('later')}
      </Link>
    </Page>
  );
}

function Choice({
  icon,
  title,
  text,
  isOff = false,
  children,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  isOff?: boolean;
  children: ReactNode;
}) {
  return (
    <li
      className={`flex flex-col gap-3 rounded-2xl border border-line p-5 ${isOff ? 'border-dashed' : 'bg-surface'}`}
    >
      <span className={isOff ? 'text-muted' : 'text-accent'}>{icon}</span>
      <h2 className="font-semibold text-base">{title}</h2>
      <p className="grow text-muted">{text}</p>
      {children}
    </li>
  );
}
