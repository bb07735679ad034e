import { ChevronRight, Plus, Smartphone } from 'lucide-react';
import Link from 'next/link';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { isAdmin } from '../../lib/login/roles.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { SandboxFailure, SimulatedBadge } from './simulated.tsx';
import { Quality, StateBadge } from './state-badge.tsx';
import { type Session, sessionKey, useHealth, useSessions } from './use-sessions.ts';

/** The sessions of the business, each with its current state. */
export function SessionsPage({ role }: { role: Schemas['LoginResult']['role'] }) {
  const t = useTranslations('sessions');
  const sessions = useSessions();
  const canEdit = isAdmin(role);
  const add = (
    <Link
      href="/sessions/new"
      className="inline-flex min-h-11 items-center gap-2 rounded-lg bg-accent px-4 font-medium text-accent-ink hover:brightness-110"
    >
      <Plus size={18} />
      {t('add')}
    </Link>
  );
  return (
    <Page title={t('title')} actions={canEdit && (sessions.data?.length ?? 0) > 0 && add}>
      {sessions.isPending && <Skeleton rows={3} className="h-24" />}
      <ErrorMessage error={sessions.error} onRetry={() => sessions.refetch()} />
      {sessions.data?.length === 0 && (
        <EmptyState title={t('empty')} text={canEdit ? t('emptyText') : t('emptyForOthers')}>
          {canEdit && add}
        </EmptyState>
      )}
      {sessions.data?.some(({ isSimulated }) => isSimulated) && <SandboxFailure canStart={canEdit} />}
      <ul className="flex flex-col gap-3">
        {sessions.data?.map((session) => (
          <SessionCard key={session.id} session={session} />
        ))}
      </ul>
    </Page>
  );
}

function SessionCard({ session }: { session: Session }) {
  const t = useTranslations('sessions');
  const { data: health } = useHealth(session.id);
  const queued = health?.sendQueue.queued ?? 0;
  return (
    <li className="relative flex items-center gap-4 rounded-2xl border border-line bg-surface p-4 focus-within:border-accent hover:bg-raised">
      <span className="hidden size-11 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent sm:flex">
        <Smartphone size={20} />
      </span>
      <div className="flex min-w-0 grow flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            href={sessionKey(session.id)}
            dir="auto"
            className="min-w-0 truncate font-semibold text-base after:absolute after:inset-0 after:rounded-2xl"
          >
            {session.name}
          </Link>
          <StateBadge state={session.status} />
          {session.isSimulated && <SimulatedBadge />}
        </div>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-sm">
          <bdi dir="ltr">{session.phoneNumber ?? t('noPhone')}</bdi>
          {!session.isSimulated && <span>{t(session.engine)}</span>}
          {health && !session.isSimulated && (
            <span>
              {t('quality')}: <Quality quality={health.qualityRating} />
            </span>
          )}
          {queued > 0 && <span>{t('queued', { count: queued })}</span>}
        </p>
        {(session.statusReason ?? session.statusMessage) && (
          <p dir="auto" className="text-danger text-sm">
            {session.statusReason ? t(`is_${session.statusReason}`) : session.statusMessage}
          </p>
        )}
        {session.warnings
          .filter(({ reason }) => reason !== session.statusReason)
          .map(({ reason }) => (
            <p key={reason} className="text-sm text-warn">
              {t(`is_${reason}`)}
            </p>
          ))}
      </div>
      <ChevronRight size={20} aria-hidden="true" className="shrink-0 text-muted rtl:-scale-x-100" />
    </li>
  );
}
