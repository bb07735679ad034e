import { Keyboard, Search } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import type { Schemas } from '../../../lib/api.ts';
import { useUnreadBadge } from '../../../lib/hooks/title.tsx';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { keysFor } from '../../../lib/keyboard/commands.ts';
import { useOwnPreference } from '../../../lib/login/own-preferences.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { SidebarEntry } from '../../../ui/sidebar/sidebar-entry.tsx';
import { Bell } from '../../notifications/index.ts';
import { useInboxUnread } from '../../views/index.ts';
import { frameShortcuts } from '../shortcuts.ts';
import { useNewPages } from '../use-new-pages.ts';
import { NavigationLinks, SidebarLayout } from './navigation-links.tsx';
import { ProfileMenu } from './profile-menu.tsx';

/** The sidebar; on a phone a bar at the bottom, except in a conversation, which needs the room. */
export function Sidebar({
  login,
  path,
  onSearch,
  onShortcuts,
}: {
  login: Schemas['LoginResult'];
  path: string;
  onSearch(): void;
  onShortcuts(): void;
}) {
  const t = useTranslations();
  const params = useSearchParams();
  const isInConversation = path === '/inbox' && params.has('conversation');
  const [ownKeys] = useOwnPreference('keys');
  useUnreadBadge(useInboxUnread());
  const newPages = useNewPages(path);
  const keys = (id: keyof typeof frameShortcuts) => (
    <Kbd chord={keysFor({ id, keys: frameShortcuts[id].keys }, ownKeys)} />
  );
  return (
    <SidebarLayout
      className={isInConversation ? 'max-sm:hidden' : ''}
      footer={
        <>
          <SidebarEntry
            label={t('shell.find')}
            name={t('shell.search')}
            icon={<Search size={20} aria-hidden="true" />}
            hint={keys('palette')}
            onClick={onSearch}
            className="max-sm:hidden"
          />
          <Bell isCurrent={path === '/notifications'} />
          <SidebarEntry
            label={t('shell.shortcuts')}
            name={t('keyboard.title')}
            icon={<Keyboard size={20} aria-hidden="true" />}
            hint={keys('sheet')}
            onClick={onShortcuts}
            className="max-sm:hidden"
          />
          <ProfileMenu login={login} />
        </>
      }
    >
      <NavigationLinks path={path} login={login} newPages={newPages} />
    </SidebarLayout>
  );
}
