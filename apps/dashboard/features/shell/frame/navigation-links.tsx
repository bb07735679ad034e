import Link from 'next/link';
import type { ReactNode } from 'react';
import { type NavigationEntry, useFeatures } from '../../../lib/features.ts';
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
  const navigation = useFeatures().flatMap((feature) => feature.navigation ?? []);
  return navigation.map((entry) => (
    <NavigationLink
      key={entry.href}
      entry={entry}
      isCurrent={path.startsWith(entry.href)}
      isNew={newPages.includes(entry.href)}
    />
  ));
}

const useNoCount = () => 0;

function NavigationLink({
  entry: { href, label, Icon, useCount = useNoCount },
  isCurrent,
  isNew,
}: {
  entry: NavigationEntry;
  isCurrent: boolean;
  isNew: boolean;
}) {
  const t = useTranslations();
  // Every entry keeps its own hook, so the order of hooks never changes.
  const count = useCount();
  const name = count > 0 ? t('shell.withUnread', { place: t(label), count }) : t(label);
  return (
    <Link
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={isNew ? t('shell.isNew', { place: t(label) }) : name}
      title={name}
      className={`relative inline-flex size-11 shrink-0 items-center justify-center rounded-xl text-muted hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent ${href === '/settings' ? 'max-sm:hidden sm:order-1' : ''}`}
    >
      <Icon size={22} aria-hidden="true" />
      {isNew && (
        <span
          aria-hidden="true"
          className="absolute end-1.5 top-1.5 size-2.5 rounded-full bg-accent ring-2 ring-surface"
        />
      )}
      <CountBadge count={count} />
    </Link>
  );
}

/** A count on the corner of an icon, up to 99; hidden from assistive technology, which reads the label. */
function CountBadge({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span
      aria-hidden="true"
      className="absolute end-1 top-1 min-w-4.5 rounded-full bg-accent px-1 text-center font-semibold text-accent-ink text-xs"
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}
