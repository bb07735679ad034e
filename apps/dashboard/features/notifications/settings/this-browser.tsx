import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Button } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { keepPushSubscription, usePush } from '../alerts/push.ts';
import { playSound } from '../alerts/sound.ts';
import { askPermission, usePermission } from '../alerts/use-permission.ts';

/** What this browser allows. The permission is requested on a click only, as browsers require. */
export function ThisBrowser() {
  const t = useTranslations('notifications');
  const permission = usePermission();
  const push = usePush(({ state }) => state);
  async function allow(): Promise<void> {
    if ((await askPermission()) === 'granted') await keepPushSubscription();
  }
  return (
    <Panel title={t('thisBrowser')}>
      <p role="status">
        {t(`permission_${permission}`)}
        {permission === 'granted' && push !== 'unknown' && <span className="block">{t(`push_${push}`)}</span>}
      </p>
      <div className="flex flex-wrap gap-2">
        {permission === 'default' && (
          <Button className="min-h-11" onClick={() => void allow()}>
            {t('allow')}
          </Button>
        )}
        <Button variant="outline" className="min-h-11" onClick={() => void playSound()}>
          {t('playSound')}
        </Button>
      </div>
    </Panel>
  );
}
