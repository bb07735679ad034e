import { Monitor, Smartphone, Terminal } from 'lucide-react';
import { useFormatter } from 'use-intl';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { agentName } from './agent-name.ts';
import { useEndLogins, useOwnLogins } from './use-own-logins.ts';

/** The current user's active logins, each with a button to end it. */
export function OwnLogins() {
  const t = useTranslations('profile');
  const list = useOwnLogins();
  const end = useEndLogins();
  const logins = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      {list.isPending && <Skeleton rows={2} />}
      <ErrorMessage error={list.error ?? end.error} onRetry={() => list.refetch()} />
      <ul className="divide-y divide-line">
        {logins.map((login) => (
          <li key={login.id} className="flex flex-wrap items-center gap-3 py-2">
            <LoginItem login={login} />
            {!login.isCurrent && (
              <Button variant="outline" disabled={end.isPending} onClick={() => end.mutate(login.id)}>
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {list.hasNextPage && (
          <Button variant="quiet" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t('moreLogins')}
          </Button>
        )}
        {logins.length > 1 && (
          <Button variant="danger" disabled={end.isPending} onClick={() => end.mutate(undefined)}>
            {t('endOthers')}
          </Button>
        )}
      </div>
    </>
  );
}

function LoginItem({ login }: { login: Schemas['Login'] }) {
  const t = useTranslations('profile');
  const format = useFormatter();
  const { browser, system } = agentName(login.userAgent);
  const Icon =
    login.client === 'api_client' ? Terminal : /Android|iP/.test(system ?? '') ? Smartphone : Monitor;
  const name =
    login.client === 'api_client'
      ? t('program')
      : browser && system
        ? t('browserOn', { browser, system })
        : (browser ?? system ?? t('browser'));
  const when = format.dateTime(new Date(login.refreshedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <Icon size={20} className="shrink-0 text-muted" aria-hidden="true" />
      <span className="min-w-0 grow">
        <span className="flex flex-wrap items-center gap-2">
          <bdi className="font-medium">{name}</bdi>
          {login.isCurrent && (
            <span className="rounded-full bg-accent-soft px-2 text-accent text-xs leading-5">
              {t('here')}
            </span>
          )}
        </span>
        <span className="block text-muted text-sm">
          {login.ip && (
            <>
              <bdi>{login.ip}</bdi> ·{' '}
            </>
          )}
          {t('lastSeen', { when })}
        </span>
      </span>
    </>
  );
}
