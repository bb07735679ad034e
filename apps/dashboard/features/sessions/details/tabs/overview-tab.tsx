import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx';
import { CopyField } from '../../../../ui/form/copy-field.tsx';
import { moment } from '../../moment.ts';
import { SandboxFailure } from '../../simulated.tsx';
import { Quality } from '../../state-badge.tsx';
import { useHealth } from '../../use-sessions.ts';
import { SessionWarnings } from '../session-warnings.tsx';
import type { TabProps } from './tab-props.ts';

/** The state of the session, its limits at WhatsApp, and its send queue. */
export function OverviewTab({ session, canEdit }: TabProps) {
  const t = useTranslations('sessions');
  const format = useFormatter();
  const health = useHealth(session.id);
  if (health.error) return <ErrorMessage error={health.error} onRetry={() => health.refetch()} />;
  if (!health.data) return <Skeleton rows={4} className="h-24" />;
  const { data } = health;
  const when = (at: string | null) =>
    at === null ? t('never') : <time dateTime={at}>{format.dateTime(new Date(at), moment)}</time>;
  return (
    <div className="flex flex-col gap-4">
      {session.isSimulated && <SandboxFailure canStart={canEdit} />}
      <SessionWarnings session={session} />
      {data.sendQueue.pauseReason && (
        <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          {data.sendQueue.pausedUntil
            ? t('pausedUntil', { time: format.dateTime(new Date(data.sendQueue.pausedUntil), moment) })
            : t('paused')}{' '}
          <bdi>{data.sendQueue.pauseReason}</bdi>
        </p>
      )}
      {data.sandboxUrl && (
        <div className="flex flex-wrap items-center gap-3 rounded-2xl bg-accent-soft p-4">
          <p className="min-w-0 grow">{t('sandboxText')}</p>
          <a
            href={data.sandboxUrl}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-11 items-center gap-2 rounded-lg bg-accent px-4 font-medium text-accent-ink hover:brightness-110"
          >
            {t('writeAsCustomer')}
            <ExternalLink size={16} aria-hidden="true" className="rtl:-scale-x-100" />
          </a>
        </div>
      )}
      <dl className="grid gap-px overflow-hidden rounded-2xl border border-line bg-line sm:grid-cols-2">
        <Fact name={t('state')}>
          {t(`state_${session.status}`)}
          <span className="block font-normal text-muted text-sm">
            {t('since')} {when(session.statusChangedAt)}
          </span>
        </Fact>
        <Fact name={t('phone')}>
          <bdi dir="ltr">{session.phoneNumber ?? t('noPhone')}</bdi>
          {data.displayName && <bdi className="block font-normal text-muted text-sm">{data.displayName}</bdi>}
        </Fact>
        <Fact name={t('quality')}>
          <Quality quality={data.qualityRating} />
        </Fact>
        <Fact name={t('reach')}>
          {data.messagingLimit === null ? t('unknown') : t('reachCount', { count: data.messagingLimit })}
        </Fact>
        <Fact name={t('throughput')}>
          {t('perSecond', { count: data.throughput ?? session.settings.messagesPerSecond })}
        </Fact>
        <Fact name={t('queue')}>
          {t('queued', { count: data.sendQueue.queued })}
          {data.sendQueue.unknown > 0 && (
            <span className="block font-normal text-sm text-warn">
              {t('unknownSends', { count: data.sendQueue.unknown })}
            </span>
          )}
        </Fact>
        <Fact name={t('lastInbound')}>{when(data.lastInboundAt)}</Fact>
        <Fact name={t('checked')}>{when(data.checkedAt)}</Fact>
      </dl>
      <CopyField label={t('webhookUrl')} value={session.webhookUrl} />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1 bg-surface p-4">
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}
