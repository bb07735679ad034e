import { useFormatter } from 'use-intl';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { Figure, Figures, Rows } from './figures.tsx';
import { Sparkline } from './sparkline.tsx';
import { type Monitoring, useMonitoring } from './use-monitoring.ts';

/** Live operational metrics of the business. */
export function MonitoringPage() {
  const { data, samples, error, refetch } = useMonitoring();
  if (error && !data) return <ErrorMessage error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton rows={4} className="h-28" />;
  return (
    <div className="flex flex-col gap-8">
      <Intake now={data} />
      <Sockets now={data} samples={samples} />
      <SendQueues sendQueues={data.sendQueues} />
      <Backlog now={data} />
      <Errors errors={data.errors} />
      <Process now={data} samples={samples} />
    </div>
  );
}

function Intake({ now }: { now: Monitoring }) {
  const t = useTranslations('monitoring');
  const format = useFormatter();
  const perMinute = now.receivedPerMinute;
  const sum = perMinute.reduce((all, count) => all + count, 0);
  const most = Math.max(...perMinute);
  return (
    <Figures title={t('intake')}>
      <Figure name={t('receivedHour')} value={format.number(sum)} isWide>
        <Sparkline values={perMinute} label={t('receivedCurve', { count: most })} />
      </Figure>
      <Figure name={t('latestSeq')} value={format.number(now.eventLog.latestSeq)} />
      <Figure name={t('oldestSeq')} value={format.number(now.eventLog.oldestSeq)} />
    </Figures>
  );
}

const topics = ['conversations', 'sessions', 'campaigns', 'bots', 'notifications', 'workspace'] as const;

interface Sampled {
  now: Monitoring;
  samples: readonly Monitoring[];
}

function Sockets({ now: { sockets }, samples }: Sampled) {
  const t = useTranslations('monitoring');
  const format = useFormatter();
  if (!sockets) return null;
  const heard = topics.filter((topic) => sockets.connectionsByTopic[topic]);
  return (
    <div className="flex flex-col gap-3">
      <Figures title={t('sockets')}>
        <Figure name={t('connections')} value={format.number(sockets.connections)}>
          <Sparkline
            values={samples.map((it) => it.sockets?.connections ?? 0)}
            label={t('lastMinutes', { name: t('connections') })}
          />
        </Figure>
        <Figure name={t('users')} value={format.number(sockets.users)} />
        <Figure name={t('bufferedBytes')} value={format.number(sockets.bufferedBytes)}>
          <Sparkline
            values={samples.map((it) => it.sockets?.bufferedBytes ?? 0)}
            label={t('lastMinutes', { name: t('bufferedBytes') })}
          />
        </Figure>
        <Figure name={t('slowClientsClosed')} value={format.number(sockets.slowClientsClosed)} />
      </Figures>
      <p className="text-muted text-sm">
        {heard
          .map((topic) => t('topicCount', { name: t(topic), count: sockets.connectionsByTopic[topic] ?? 0 }))
          .join(' · ')}
      </p>
    </div>
  );
}

function SendQueues({ sendQueues }: { sendQueues: Monitoring['sendQueues'] }) {
  const t = useTranslations('monitoring');
  const format = useFormatter();
  if (sendQueues.length === 0) return <EmptyState title={t('noSendQueues')} />;
  const stateOf = (sendQueue: Monitoring['sendQueues'][number]) => {
    if (sendQueue.pausedUntil)
      return t('paused', { time: format.dateTime(new Date(sendQueue.pausedUntil), { timeStyle: 'short' }) });
    return sendQueue.isRunning ? t('running') : t('resting');
  };
  return (
    <Rows
      title={t('sendQueues')}
      heads={[t('number'), t('state'), t('queued'), t('delayed'), t('sending'), t('unknown')]}
      rows={sendQueues.map((sendQueue) => ({
        id: sendQueue.sessionId,
        cells: [
          sendQueue.name,
          stateOf(sendQueue),
          sendQueue.queued,
          sendQueue.delayed,
          sendQueue.sending,
          sendQueue.unknown,
        ],
      }))}
    />
  );
}

function Backlog({ now: { backlog } }: { now: Monitoring }) {
  const t = useTranslations('monitoring');
  const format = useFormatter();
  const names = [
    'mediaDownloads',
    'readReceipts',
    'snoozes',
    'unmatchedStatuses',
    'unreadableItems',
  ] as const;
  return (
    <Figures title={t('backlog')}>
      {names.map((name) => (
        <Figure key={name} name={t(name)} value={format.number(backlog[name])} />
      ))}
    </Figures>
  );
}

function Errors({ errors }: { errors: Monitoring['errors'] }) {
  const t = useTranslations('monitoring');
  const format = useFormatter();
  if (errors.length === 0) return <EmptyState title={t('noErrors')} />;
  return (
    <Rows
      title={t('errors')}
      heads={[t('when'), t('number'), t('code'), t('what')]}
      rows={errors.map(({ at, sessionId, name, code, message }) => ({
        id: `${at} ${sessionId} ${code}`,
        cells: [
          format.dateTime(new Date(at), { dateStyle: 'short', timeStyle: 'short' }),
          name,
          code,
          message,
        ],
      }))}
    />
  );
}

const MB = 1_048_576;

function Process({ now, samples }: Sampled) {
  const t = useTranslations('monitoring');
  const format = useFormatter();
  const { process } = now;
  return (
    <Figures title={t('process')}>
      <Figure name={t('memory')} value={t('megabytes', { count: Math.round(process.memoryBytes / MB) })}>
        <Sparkline
          values={samples.map((it) => it.process.memoryBytes / MB)}
          label={t('lastMinutes', { name: t('memory') })}
        />
      </Figure>
      <Figure name={t('loopDelay')} value={t('milliseconds', { count: process.eventLoopDelayMs })}>
        <Sparkline
          values={samples.map((it) => it.process.eventLoopDelayMs)}
          label={t('lastMinutes', { name: t('loopDelay') })}
        />
      </Figure>
      <Figure
        name={t('startedAt')}
        value={format.dateTime(new Date(process.startedAt), { dateStyle: 'short', timeStyle: 'short' })}
      />
      <Figure name={t('version')} value={process.version} />
    </Figures>
  );
}
