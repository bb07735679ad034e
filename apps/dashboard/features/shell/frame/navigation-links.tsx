import Link from 'next/link';
import type { ReactNode } from 'react';
import { useFeatures } from '../../../lib/features.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';

/** At the side of the window; at the bottom on a phone. */
export function SidebarLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <nav
      aria-label={t('navigation')}
      className="isolate flex shrink-0 items-center gap-1 border-line bg-surface px-2 pt-1 pb-[max(0.25rem,env(safe-area-inset-bottom))] max-sm:justify-around max-sm:border-t sm:w-16 sm:flex-col sm:overflow-y-auto sm:border-e sm:px-1 sm:py-3"
    >
      <img src="/icon.svg" alt="" width={36} height={36} className="mb-3 max-sm:hidden" />
      {children}
    </nav>
  );
}

/** The main navigation; `newPages` lists the pages that are new to this user. */
export function NavigationLinks({ path, newPages = [] }: { path: string; newPages?: readonly string[] }) {
  const t = useTranslations();
  const navigation = useFeatures().flatMap((feature) => feature.navigation ?? []);
  return navigation.map(({ href, label, Icon }) => (
    <Link
      key={href}
      href={href}
      aria-current={path.startsWith(href) ? 'page' : undefined}
      aria-label={newPages.includes(href) ? t('shell.isNew', { place: t(label) }) : t(label)}
      title={t(label)}
      className={`relative inline-flex size-11 shrink-0 items-center justify-center rounded-xl text-muted hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent ${href === '/settings' ? 'max-sm:hidden sm:order-1' : ''}`}
    >
      <Icon size={22} aria-hidden="true" />
      {newPages.includes(href) && (
        <span
          aria-hidden="true"
          className="absolute end-1.5 top-1.5 size-2.5 rounded-full bg-accent ring-2 ring-surface"
        />
      )}
    </Link>
  ));
}
