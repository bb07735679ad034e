import { RotateCw } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { isAdmin } from '../../../lib/login/roles.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { showToast } from '../../../ui/feedback/toast.tsx';
import { Page } from '../../../ui/page.tsx';
import { SimulatedBadge } from '../simulated.tsx';
import { StateBadge } from '../state-badge.tsx';
import { type Session, useRestart, useSession } from '../use-sessions.ts';
import { ErrorsTab } from './tabs/errors-tab.tsx';
import { OverviewTab } from './tabs/overview-tab.tsx';
import { ProfileTab } from './tabs/profile-tab.tsx';
import { RepliesTab } from './tabs/replies-tab.tsx';
import { SettingsTab } from './tabs/settings-tab.tsx';
import { StatisticsTab } from './tabs/statistics-tab.tsx';

const tabs = {
  overview: OverviewTab,
  statistics: StatisticsTab,
  errors: ErrorsTab,
  replies: RepliesTab,
  profile: ProfileTab,
  settings: SettingsTab,
};
type TabName = keyof typeof tabs;
const tabNames = Object.keys(tabs) as TabName[];

/** The page of one session: health, errors, automatic replies and settings. */
export function SessionPage({ role }: { role: Schemas['LoginResult']['role'] }) {
  const t = useTranslations('sessions');
  const query = useSearchParams();
  const id = query.get('session') ?? '';
  const session = useSession(id);
  const crumbs = [{ label: t('title'), href: '/sessions' }];
  if (!session.data) {
    return (
      <Page title={t('number')} crumbs={crumbs}>
        {session.error ? (
          <ErrorMessage error={session.error} onRetry={() => session.refetch()} />
        ) : (
          <Skeleton rows={3} className="h-28" />
        )}
      </Page>
    );
  }
  const canEdit = isAdmin(role);
  const current = tabNames.find((name) => name === query.get('tab')) ?? 'overview';
  const Tab = tabs[current];
  return (
    <Page
      key={id}
      title={session.data.name}
      crumbs={crumbs}
      actions={
        <>
          {session.data.isSimulated && <SimulatedBadge />}
          <StateBadge state={session.data.status} />
          {canEdit && <Restart session={session.data} />}
        </>
      }
    >
      <nav aria-label={t('parts')} className="-mx-4 overflow-x-auto px-4">
        <ul className="flex gap-1 border-line border-b">
          {tabNames.map((name) => (
            <li key={name}>
              <Link
                href={`/sessions/details?session=${id}&tab=${name}`}
                replace
                scroll={false}
                aria-current={name === current ? 'page' : undefined}
                className="-mb-px inline-flex min-h-11 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
              >
                {t(name)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {!canEdit && <p className="rounded-lg bg-sunken px-3 py-2 text-muted text-sm">{t('readOnly')}</p>}
      <Tab session={session.data} canEdit={canEdit} />
    </Page>
  );
}

function Restart({ session }: { session: Session }) {
  const t = useTranslations('sessions');
  const restart = useRestart(session.id);
  return (
    <Button
      variant="outline"
      className="min-h-11"
      disabled={restart.isPending}
      onClick={() =>
        restart.mutate(undefined, {
          onSuccess: ({ status, statusMessage }) =>
            status === 'connected'
              ? showToast(t('restarted'))
              : showToast(statusMessage ?? t('notRestarted'), { variant: 'error' }),
          onError: () => showToast(t('notRestarted'), { variant: 'error' }),
        })
      }
    >
      <RotateCw size={18} className={restart.isPending ? 'animate-spin' : ''} />
      {t('restart')}
    </Button>
  );
}
