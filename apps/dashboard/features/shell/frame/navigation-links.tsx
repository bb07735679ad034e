import { ChevronsLeft, ChevronsRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { type NavigationEntry, useFeatures } from '../../../lib/features.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { IconButton } from '../../../ui/button.tsx';
import { SidebarEntry } from '../../../ui/sidebar/sidebar-entry.tsx';
import { useSidebarLabels } from './use-sidebar-labels.ts';

/** At the side of the window; at the bottom on a phone. `footer` stays in view when the rest scrolls. */
export function SidebarLayout({
  className = '',
  footer,
  children,
}: {
  className?: string;
  footer: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations('shell');
  return (
    <nav
      aria-label={t('navigation')}
      className={`isolate flex shrink-0 border-line bg-surface max-sm:border-t max-sm:px-1 max-sm:pt-1 max-sm:pb-[max(0.25rem,env(safe-area-inset-bottom))] sm:w-16 sm:flex-col sm:overflow-y-auto sm:border-e labelled:w-55 ${className}`}
    >
      <Brand />
      <div className="flex flex-col items-center gap-1 max-sm:contents sm:min-h-0 sm:grow sm:px-1 sm:py-1 labelled:items-stretch labelled:gap-0.5 labelled:px-2">
        {children}
      </div>
      <div className="flex flex-col items-center gap-1 border-line max-sm:contents sm:border-t sm:px-1 sm:py-2 labelled:items-stretch labelled:gap-0.5 labelled:px-2">
        {footer}
      </div>
    </nav>
  );
}

function Brand() {
  const t = useTranslations('shell');
  const [hasLabels, toggle] = useSidebarLabels();
  return (
    <div className="flex shrink-0 flex-col items-center gap-1 py-3 max-sm:hidden labelled:flex-row labelled:gap-2.5 labelled:py-2.5 labelled:ps-4 labelled:pe-2">
      <img src="/icon.svg" alt="" width={28} height={28} />
      <span translate="no" className="hidden grow font-semibold labelled:block">
        WaQtor
      </span>
      <IconButton label={t(hasLabels ? 'collapse' : 'expand')} aria-expanded={hasLabels} onClick={toggle}>
        {hasLabels ? (
          <ChevronsLeft size={18} className="rtl:-scale-x-100" />
        ) : (
          <ChevronsRight size={18} className="rtl:-scale-x-100" />
        )}
      </IconButton>
    </div>
  );
}

/** The main navigation; `newPages` lists the pages that are new to this user. */
export function NavigationLinks({
  path,
  login,
  newPages = [],
}: {
  path: string;
  login?: Schemas['LoginResult'];
  newPages?: readonly string[];
}) {
  const navigation = useFeatures().flatMap((feature) => feature.navigation ?? []);
  return navigation.map((entry) => (
    <NavigationLink
      key={entry.href}
      entry={entry}
      login={login}
      isCurrent={path.startsWith(entry.href)}
      isNew={newPages.includes(entry.href)}
    />
  ));
}

const useNoCount = () => 0;

function NavigationLink({
  entry: { href, label, Icon, useCount = useNoCount, Entries },
  login,
  isCurrent,
  isNew,
}: {
  entry: NavigationEntry;
  login: Schemas['LoginResult'] | undefined;
  isCurrent: boolean;
  isNew: boolean;
}) {
  const t = useTranslations();
  // Every entry keeps its own hook, so the order of hooks never changes.
  const count = useCount();
  const place = t(label);
  const counted = count > 0 ? t('shell.withUnread', { place, count }) : place;
  return (
    // With many parts, these scroll, so that the entries after them stay in view.
    <div
      className={
        Entries
          ? 'contents labelled:flex labelled:min-h-32 labelled:flex-col labelled:gap-0.5 labelled:overflow-y-auto'
          : 'contents'
      }
    >
      <SidebarEntry
        href={href}
        label={place}
        name={isNew ? t('shell.isNew', { place }) : counted}
        icon={<Icon size={20} aria-hidden="true" />}
        count={count}
        isNew={isNew}
        isCurrent={isCurrent}
        // Its current part is marked instead.
        className={`${Entries ? 'labelled:aria-[current]:bg-transparent labelled:hover:bg-sunken' : ''} ${href === '/settings' ? 'max-sm:hidden' : ''}`}
      />
      {Entries && <Entries login={login} />}
    </div>
  );
}
