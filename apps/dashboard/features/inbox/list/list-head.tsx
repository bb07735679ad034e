import {
  ChevronDown,
  ListFilter,
  MessageSquarePlus,
  Smartphone,
  SquareDashedMousePointer,
} from 'lucide-react';
import dynamic from 'next/dynamic';
import { memo, useState } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { isAdmin } from '../../../lib/login/roles.ts';
import { IconButton } from '../../../ui/button.tsx';
import { SearchField } from '../../../ui/form/search-field.tsx';
import { Menu, type MenuItem } from '../../../ui/menu/menu.tsx';
import {
  countFilters,
  type Filters,
  fromView,
  isSameFilters,
  listStates,
  toQuery,
} from '../../conversations/index.ts';
import { StateDot, useSessions } from '../../sessions/index.ts';
import { useUnreadCounts, useViews, ViewsDialog } from '../../views/index.ts';
import { DisplayMenu } from './display-menu.tsx';

const loadFilters = () => import('./filter-popover.tsx');
const FilterPopover = dynamic(loadFilters, { ssr: false });

interface Props {
  filters: Filters;
  login: Schemas['LoginResult'];
  onFilters(filters: Filters): void;
  /** Undefined for a viewer. */
  onNew: (() => void) | undefined;
}

/** The header of the list: state or saved view, session, search, and the most common filters. */
export const ListHead = memo(function ListHead({ filters, login, onFilters, onNew }: Props) {
  const t = useTranslations('inbox');
  const tViews = useTranslations('views');
  const tNew = useTranslations('newConversation');
  const views = useViews().data ?? [];
  const unread = useUnreadCounts().data;
  const [isManagingViews, setManagingViews] = useState(false);
  /** The button at which the filters are open. */
  const [filterAnchor, setFilterAnchor] = useState<HTMLElement>();
  const canShare = isAdmin(login.role);
  const current = views.find((view) => isSameFilters(fromView(view.filters), filters));
  const count = countFilters(filters);
  return (
    <header className="isolate flex flex-col gap-2 border-line border-b p-3">
      <div className="flex items-center gap-1">
        <h1 className="min-w-0 grow font-semibold text-lg">
          <Menu
            label={tViews('choose')}
            trigger={
              <button
                type="button"
                className="inline-flex min-h-10 max-w-full items-center gap-1 rounded-lg px-1 hover:bg-sunken"
              >
                <bdi className="truncate">{current?.name ?? t(filters.state)}</bdi>
                <ChevronDown size={18} aria-hidden="true" className="shrink-0 text-muted" />
              </button>
            }
            items={[
              ...listStates.map((state) => ({
                label: t(state),
                count: state === 'open' ? (unread?.open ?? 0) : 0,
                isCurrent: !current && state === filters.state,
                onSelect: () => onFilters({ ...filters, state }),
              })),
              ...views.map((view) => ({
                label: view.name,
                count: unread?.views.find(({ viewId }) => viewId === view.id)?.unread ?? 0,
                isCurrent: view === current,
                onSelect: () => onFilters(fromView(view.filters)),
              })),
              {
                label: tViews('manage'),
                icon: <SquareDashedMousePointer size={17} />,
                onSelect: () => setManagingViews(true),
              },
            ]}
          />
        </h1>
        <SessionSwitcher
          sessionId={filters.sessionId}
          onSession={(sessionId) => onFilters({ ...filters, sessionId })}
        />
        <DisplayMenu sort={filters.sort} onSort={(sort) => onFilters({ ...filters, sort })} />
        <IconButton
          label={count === 0 ? t('filters') : t('filtersSet', { count })}
          aria-haspopup="dialog"
          aria-expanded={filterAnchor !== undefined}
          onPointerEnter={() => void loadFilters()}
          onFocus={() => void loadFilters()}
          onClick={({ currentTarget }) => setFilterAnchor(filterAnchor ? undefined : currentTarget)}
          className={count > 0 ? 'text-accent' : ''}
        >
          <ListFilter size={20} />
        </IconButton>
        {onNew && (
          <IconButton label={tNew('title')} onClick={onNew} className="text-accent">
            <MessageSquarePlus size={20} />
          </IconButton>
        )}
      </div>
      <SearchField label={t('search')} q={filters.q} onSearch={(q) => onFilters(withSearch(filters, q))} />
      <Chips filters={filters} onFilters={onFilters} />
      {isManagingViews && (
        <ViewsDialog filters={toQuery(filters)} canShare={canShare} onClose={() => setManagingViews(false)} />
      )}
      {filterAnchor && (
        <FilterPopover
          filters={filters}
          login={login}
          anchor={filterAnchor}
          onFilters={onFilters}
          onClose={() => setFilterAnchor(undefined)}
        />
      )}
    </header>
  );
});

/** A search starts in all states, and its end returns to the open conversations. */
function withSearch(filters: Filters, q: string): Filters {
  const isStarting = filters.q === '' && q !== '' && filters.state === 'open';
  const isEnding = filters.q !== '' && q === '' && filters.state === 'all';
  return { ...filters, q, state: isStarting ? 'all' : isEnding ? 'open' : filters.state };
}

/** Selects the session whose conversations are shown; each entry shows the session's state. */
function SessionSwitcher({
  sessionId,
  onSession,
}: {
  sessionId: string | undefined;
  onSession(sessionId: string | undefined): void;
}) {
  const t = useTranslations('inbox');
  const sessions = useSessions().data ?? [];
  const current = sessions.find((session) => session.id === sessionId);
  if (sessions.length < 2 && !current) return null;
  const items: MenuItem[] = sessions.map((session) => ({
    label: session.name,
    icon: <StateDot state={session.status} />,
    isCurrent: session.id === sessionId,
    onSelect: () => onSession(session.id),
  }));
  return (
    <Menu
      label={t('number')}
      trigger={
        <button
          type="button"
          aria-label={t('numberIs', { name: current?.name ?? t('allNumbers') })}
          title={t('number')}
          className="inline-flex min-h-10 max-w-32 items-center gap-1.5 rounded-lg px-2 text-muted text-sm hover:bg-sunken"
        >
          {current ? <StateDot state={current.status} /> : <Smartphone size={17} aria-hidden="true" />}
          <bdi className="truncate">{current?.name ?? t('allNumbers')}</bdi>
        </button>
      }
      items={[
        { label: t('allNumbers'), isCurrent: !current, onSelect: () => onSession(undefined) },
        ...items,
      ]}
    />
  );
}

function Chips({ filters, onFilters }: Pick<Props, 'filters' | 'onFilters'>) {
  const t = useTranslations('inbox');
  const unread = useUnreadCounts().data;
  const assigned = (assignee: string) => (isOn: boolean) =>
    onFilters({ ...filters, assignee: isOn ? assignee : undefined });
  return (
    <div className="flex flex-wrap gap-1.5">
      <Chip
        label={t('unread')}
        isOn={filters.isUnread}
        onToggle={(isUnread) => onFilters({ ...filters, isUnread })}
      />
      <Chip
        label={t('mine')}
        count={unread?.mine}
        isOn={filters.assignee === 'me'}
        onToggle={assigned('me')}
      />
      <Chip
        label={t('unassigned')}
        count={unread?.unassigned}
        isOn={filters.assignee === 'none'}
        onToggle={assigned('none')}
      />
      <Chip
        label={t('closing')}
        isOn={filters.isWindowClosing}
        onToggle={(isWindowClosing) => onFilters({ ...filters, isWindowClosing })}
      />
    </div>
  );
}

function Chip({
  label,
  count = 0,
  isOn,
  onToggle,
}: {
  label: string;
  count?: number | undefined;
  isOn: boolean;
  onToggle(isOn: boolean): void;
}) {
  const t = useTranslations('shell');
  return (
    <button
      type="button"
      aria-pressed={isOn}
      title={count > 0 ? t('withUnread', { place: label, count }) : undefined}
      onClick={() => onToggle(!isOn)}
      className="min-h-8 rounded-full border border-line px-3 text-muted text-sm aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
    >
      {label}
      {count > 0 && (
        <span aria-hidden="true" className="ms-1.5 font-semibold tabular-nums">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </button>
  );
}
