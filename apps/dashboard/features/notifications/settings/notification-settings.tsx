import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { isAdmin, type Role } from '../../../lib/login/roles.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { showToast } from '../../../ui/feedback/toast.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { channels } from '../kinds.ts';
import { ChannelTable } from './channel-table.tsx';
import { ThisBrowser } from './this-browser.tsx';
import { useChangeSettings, useSettings } from './use-settings.ts';

/** The user's notification settings for this business, and what this browser allows. */
export function NotificationSettings({ role }: { role: Role }) {
  const t = useTranslations('notifications');
  const errorText = useErrorText();
  const settings = useSettings();
  const change = useChangeSettings();
  if (settings.error) return <ErrorMessage error={settings.error} onRetry={() => settings.refetch()} />;
  if (!settings.data) return <Skeleton rows={6} />;
  return (
    <>
      <ThisBrowser />
      <Panel title={t('ofWhat')} text={t('ofWhatText')}>
        <ChannelTable
          chosen={settings.data.channels}
          isOfNumbers={isAdmin(role)}
          onChange={(input) =>
            change.mutate(input, { onError: (error) => showToast(errorText(error), { variant: 'error' }) })
          }
        />
        <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[max-content_1fr]">
          {channels.map((channel) => (
            <div key={channel} className="sm:contents">
              <dt className="font-medium">{t(`channel_${channel}`)}</dt>
              <dd className="text-muted">{t(`channelText_${channel}`)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  );
}
