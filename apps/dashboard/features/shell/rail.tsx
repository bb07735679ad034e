import { Search } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { IconButton } from '../../ui/button.tsx';
import { Preferences } from '../appearance/index.ts';
import { Bell } from '../notifications/index.ts';
import { PlaceLinks, RailBox } from './place-links.tsx';
import { ProfileMenu } from './profile-menu.tsx';
import { useNewPlaces } from './use-new-places.ts';

/** The ways through the product: at the start of the window, on a phone under the thumb. */
export function Rail({
  login,
  path,
  onSearch,
}: {
  login: Schemas['SignedIn'];
  path: string;
  onSearch(): void;
}) {
  const t = useTranslations('shell');
  const fresh = useNewPlaces(path);
  return (
    <RailBox>
      <PlaceLinks path={path} fresh={fresh} />
      <div className="hidden grow sm:block" />
      <IconButton label={t('search')} onClick={onSearch} className="size-11 rounded-xl max-sm:hidden">
        <Search size={20} />
      </IconButton>
      <Bell isCurrent={path === '/notifications'} />
      <div className="max-sm:hidden">
        <Preferences />
      </div>
      <span className="order-2 sm:pt-1">
        <ProfileMenu login={login} />
      </span>
    </RailBox>
  );
}
