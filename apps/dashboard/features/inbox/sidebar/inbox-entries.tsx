import {
  AlarmClock,
  Bookmark,
  CircleCheck,
  CircleDashed,
  Hourglass,
  Layers,
  MessageSquareText,
  Settings2,
  Smartphone,
  TriangleAlert,
  UserRound,
} from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { type MouseEvent, type ReactNode, Suspense, useId, useMemo, useState } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { isAdmin } from '../../../lib/login/roles.ts';
import { IconButton } from '../../../ui/button.tsx';
import { SidebarEntry } from '../../../ui/sidebar/sidebar-entry.tsx';
import { type Filters, fromView, isSameFilters, readFilters, toQuery } from '../../conversations/index.ts';
import { SessionDot, useSessions } from '../../sessions/index.ts';
import { useUnreadCounts, useViews, ViewsDialog } from '../../views/index.ts';
import { folderOf, folders, hrefOf, inFolder } from './folders.ts';

type Login = Schemas['LoginResult'];

const icons = {
  mine: UserRound,
  unassigned: CircleDashed,
  open: MessageSquareText,
  pending: Hourglass,
  snoozed: AlarmClock,
  resolved: CircleCheck,
  all: Layers,
} as const;

/**
 * The lists of the inbox in the sidebar, with their unread conversations: folders, saved views, and the number
 * whose conversations the folders show.
 */
export function InboxEntries({ login }: { login: Login | undefined }) {
  // Before the login is known the folders take their room, so that nothing below them moves.
  if (!login) return <Folders filters={undefined} />;
  return (
    <Suspense fallback={<Folders filters={undefined} />}>
      <Entries login={login} />
    </Suspense>
  );
}

function Entries({ login }: { login: Login }) {
  const params = useSearchParams();
  const isHere = usePathname() === '/inbox';
  const filters = useMemo(() => readFilters(new URLSearchParams(params)), [params]);
  const current = isHere ? filters : undefined;
  return (
    <>
      <Folders filters={current} />
      <Views login={login} filters={current} />
      <Numbers filters={current} />
    </>
  );
}

function Folders({ filters }: { filters: Filters | undefined }) {
  const t = useTranslations('inbox');
  const { data } = useUnreadCounts();
  const views = useViews(filters !== undefined).data ?? [];
  const sessionId = filters?.sessionId;
  const counts = sessionId ? data?.sessions.find((one) => one.sessionId === sessionId) : data;
  const isView = filters && views.some((view) => isSameFilters(fromView(view.filters), filters));
  const current = filters && !isView ? folderOf(filters) : undefined;
  return folders.map((folder) => {
    const Icon = icons[folder];
    return (
      <ListEntry
        key={folder}
        filters={inFolder(folder, sessionId)}
        label={t(folder === 'open' ? 'allOpen' : folder)}
        icon={<Icon size={17} aria-hidden="true" />}
        count={folder === 'resolved' || folder === 'all' ? 0 : counts?.[folder]}
        isCurrent={folder === current}
      />
    );
  });
}

function Views({ login, filters }: { login: Login; filters: Filters | undefined }) {
  const t = useTranslations('views');
  const views = useViews().data ?? [];
  const unread = useUnreadCounts().data?.views;
  const [isManaging, setManaging] = useState(false);
  return (
    <>
      {views.length > 0 && (
        <Section
          title={t('title')}
          action={
            <IconButton label={t('manage')} onClick={() => setManaging(true)} className="size-8">
              <Settings2 size={15} />
            </IconButton>
          }
        >
          {views.map((view) => (
            <ListEntry
              key={view.id}
              filters={fromView(view.filters)}
              label={view.name}
              icon={<Bookmark size={16} aria-hidden="true" className="text-muted" />}
              count={unread?.find(({ viewId }) => viewId === view.id)?.unread}
              isCurrent={filters !== undefined && isSameFilters(fromView(view.filters), filters)}
            />
          ))}
        </Section>
      )}
      {isManaging && (
        <ViewsDialog
          filters={filters ? toQuery(filters) : {}}
          canShare={isAdmin(login.role)}
          onClose={() => setManaging(false)}
        />
      )}
    </>
  );
}

/** Switches the number within the folder that is shown; a single number needs no switch. */
function Numbers({ filters }: { filters: Filters | undefined }) {
  const t = useTranslations('inbox');
  const tSessions = useTranslations('sessions');
  const sessions = useSessions().data ?? [];
  const unread = useUnreadCounts().data?.sessions;
  if (sessions.length < 2) return null;
  const folder = (filters && folderOf(filters)) ?? 'open';
  return (
    <Section title={t('byNumber')}>
      <ListEntry
        filters={inFolder(folder, undefined)}
        label={t('allNumbers')}
        icon={<Smartphone size={16} aria-hidden="true" />}
      />
      {sessions.map(({ id, name, status }, index) => (
        <ListEntry
          key={id}
          filters={inFolder(folder, id)}
          label={name}
          {...(status !== 'connected' && { detail: tSessions(`state_${status}`) })}
          icon={
            status === 'connected' ? (
              <SessionDot index={index} />
            ) : (
              <TriangleAlert size={16} aria-hidden="true" className="text-warn" />
            )
          }
          count={unread?.find(({ sessionId }) => sessionId === id)?.open}
          isCurrent={filters?.sessionId === id}
        />
      ))}
    </Section>
  );
}

function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="hidden flex-col gap-0.5 pt-2 labelled:flex">
      <div className="flex min-h-8 items-center justify-between ps-3">
        <span id={id} className="truncate font-medium text-muted text-xs">
          {title}
        </span>
        {action}
      </div>
      {children}
    </section>
  );
}

/** A list of conversations; `detail` is what its icon says. */
function ListEntry({
  filters,
  label,
  detail,
  count = 0,
  ...entry
}: {
  filters: Filters;
  label: string;
  detail?: string;
  icon: ReactNode;
  count?: number | undefined;
  isCurrent?: boolean;
}) {
  const t = useTranslations('shell');
  const path = usePathname();
  const href = hrefOf(filters);
  const place = detail ? `${label} (${detail})` : label;
  function onClick(event: MouseEvent): void {
    const isNewTab = event.metaKey || event.ctrlKey || event.shiftKey;
    if (path !== '/inbox' || isNewTab) return;
    // The router would fetch the page's data first, which fails while the server is unreachable.
    event.preventDefault();
    history.pushState(null, '', href);
  }
  return (
    <SidebarEntry
      {...entry}
      isPart
      href={href}
      onClick={onClick}
      label={label}
      name={count > 0 ? t('withUnread', { place, count }) : place}
      count={count}
    />
  );
}
