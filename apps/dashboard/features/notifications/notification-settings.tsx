import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useErrorText } from '../../lib/problems.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { Switch } from '../../ui/form/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { kinds } from './apply-event.ts';
import { playSound } from './sound.ts';
import { askPermission, usePermission } from './use-permission.ts';
import { useChangeSettings, useSettings } from './use-settings.ts';

/** The user's notification settings for this business. */
export function NotificationSettings() {
  const t = useTranslations('notifications');
  const errorText = useErrorText();
  const settings = useSettings();
  const change = useChangeSettings();
  const permission = usePermission();
  if (settings.error) return <ErrorMessage error={settings.error} onRetry={() => settings.refetch()} />;
  if (!settings.data) return <Skeleton rows={6} />;
  const { muted, sound, browser } = settings.data;
  const set = (part: Partial<typeof settings.data>) =>
    change.mutate(part, { onError: (error) => showToast(errorText(error), { variant: 'error' }) });
  async function setBrowser(isWanted: boolean): Promise<void> {
    // Requested in the click handler: browsers require a user gesture for the permission prompt.
    if (isWanted && permission === 'default' && (await askPermission()) !== 'granted') return;
    set({ browser: isWanted });
  }
  return (
    <>
      <Panel title={t('how')}>
        <Switch
          label={t('sound')}
          hint={t('soundHint')}
          checked={sound}
          onChange={({ target }) => set({ sound: target.checked })}
        />
        <Button variant="outline" className="min-h-11 self-start" onClick={() => void playSound()}>
          {t('listen')}
        </Button>
        <Switch
          label={t('browser')}
          hint={t('browserHint')}
          checked={browser && permission === 'granted'}
          disabled={permission === 'denied' || permission === 'unsupported'}
          onChange={({ target }) => void setBrowser(target.checked)}
        />
        <p role="status" className="rounded-lg bg-sunken px-3 py-2 text-sm">
          {t(`permission_${permission}`)}
        </p>
      </Panel>
      <Panel title={t('ofWhat')} text={t('ofWhatText')}>
        <div className="flex flex-col gap-1">
          {kinds.map((kind) => (
            <Switch
              key={kind}
              label={t(`kind_${kind}`)}
              checked={!muted.includes(kind)}
              onChange={({ target }) =>
                set({ muted: target.checked ? muted.filter((it) => it !== kind) : [...muted, kind] })
              }
            />
          ))}
        </div>
      </Panel>
    </>
  );
}
