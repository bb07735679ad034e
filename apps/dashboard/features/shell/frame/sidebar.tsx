import { Search } from 'lucide-react';
import type { Schemas } from '../../../lib/api.ts';
import { useUnreadBadge } from '../../../lib/hooks/title.tsx';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Preferences } from '../../appearance/index.ts';
import { Bell } from '../../notifications/index.ts';
import { useInboxUnread } from '../../views/index.ts';
import { useNewPages } from '../use-new-pages.ts';
import { NavigationLinks, SidebarLayout } from './navigation-links.tsx';
import { ProfileMenu } from './profile-menu.tsx';

/** The navigation rail: at the side of the window, at the bottom on a phone. */
export function Sidebar({
  login,
  path,
  onSearch,
}: {
  login: Schemas['LoginResult'];
  path: string;
  onSearch(): void;
}) {
  const t = useTranslations('shell');
  useUnreadBadge(useInboxUnread());
  const newPages = useNewPages(path);
  return (
    <SidebarLayout>
      <NavigationLinks path={path} newPages={newPages} />
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
    </SidebarLayout>
  );
}
