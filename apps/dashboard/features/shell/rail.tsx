import { Search } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { IconButton } from '../../ui/button.tsx';
import { Bell } from '../notifications/bell.tsx';
import { places } from './places.ts';
import { Preferences } from './preferences.tsx';
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
    <nav
      aria-label={t('navigation')}
      className="flex shrink-0 items-center gap-1 border-line bg-surface px-2 pt-1 pb-[max(0.25rem,env(safe-area-inset-bottom))] max-sm:justify-around max-sm:border-t sm:w-16 sm:flex-col sm:overflow-y-auto sm:border-e sm:px-1 sm:py-3"
    >
      <img src="/icon.svg" alt="" width={36} height={36} className="mb-3 max-sm:hidden" />
      {places.map(({ href, name, Icon }) => (
        <Link
          key={href}
          href={href}
          aria-current={path.startsWith(href) ? 'page' : undefined}
          aria-label={fresh.includes(href) ? t('isNew', { place: t(name) }) : t(name)}
          title={t(name)}
          className={`relative inline-flex size-11 shrink-0 items-center justify-center rounded-xl text-muted hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent ${href === '/settings' ? 'max-sm:hidden sm:order-1' : ''}`}
        >
          <Icon size={22} aria-hidden="true" />
          {fresh.includes(href) && (
            <span
              aria-hidden="true"
              className="absolute end-1.5 top-1.5 size-2.5 rounded-full bg-accent ring-2 ring-surface"
            />
          )}
        </Link>
      ))}
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
    </nav>
  );
}
