import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { playSound } from './sound.ts';
import { askPermission, usePermission } from './use-permission.ts';

/** What this browser allows. The permission is requested on a click only, as browsers require. */
export function ThisBrowser() {
  const t = useTranslations('notifications');
  const permission = usePermission();
  return (
    <Panel title={t('thisBrowser')}>
      <p role="status">{t(`permission_${permission}`)}</p>
      <div className="flex flex-wrap gap-2">
        {permission === 'default' && (
          <Button className="min-h-11" onClick={() => void askPermission()}>
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
