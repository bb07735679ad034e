import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useColumns, useColumnTitle } from './columns.tsx';
import type { Contact, ContactFilters } from './contact-filters.ts';
import { ContactRow, gridOf } from './contact-row.tsx';
import { extend, isAll, type Selection, toggle, toggleAll } from './selection.ts';

export interface TableProps {
  rows: readonly Contact[];
  /** Total number of contacts; undefined when the exact count is unknown. */
  total: number | undefined;
  sort: ContactFilters['sort'];
  openId: string | undefined;
  selection: Selection;
  onSort(sort: ContactFilters['sort']): void;
  onSelect(selection: Selection): void;
  onOpen(id: string): void;
  /** Called when the user scrolls near the end of the loaded rows. */
  onEnd(): void;
}

const ROW_PX = 48;
const PAGE_ROWS = 10;

/** A virtualised table: only visible rows are in the DOM, however many are loaded. */
export function ContactTable({ rows, total, sort, openId, selection, ...handlers }: TableProps) {
  const t = useTranslations('contacts');
  const [columns] = useColumns();
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    scrollPaddingStart: ROW_PX,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const { onEnd } = handlers;
  useEffect(() => {
    if (lastIndex >= rows.length - 40) onEnd();
  }, [lastIndex, rows.length, onEnd]);

  function move(to: number, isExtending: boolean): void {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    if (isExtending) handlers.onSelect(extend({ ...selection, anchor: active }, rows, index));
    setActive(index);
    virtual.scrollToIndex(index);
  }
  function onKey(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    const to = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_ROWS, PageUp: -PAGE_ROWS }[event.key];
    if (to !== undefined) move(active + to, event.shiftKey);
    else if (event.key === 'Home') move(0, event.shiftKey);
    else if (event.key === 'End') move(rows.length - 1, event.shiftKey);
    else if (event.key === ' ') handlers.onSelect(toggle(selection, rows, active));
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey))
      handlers.onSelect(toggleAll(selection, rows));
    else if (event.key === 'Enter' && rows[active]) handlers.onOpen(rows[active].id);
    else return;
    event.preventDefault();
  }
  // The same function objects for all rows, so that memoised rows re-render only when their own data changes.
  const latest = useRef({ rows, selection, handlers });
  latest.current = { rows, selection, handlers };
  const [rowHandlers] = useState(() => ({
    onOpen(index: number) {
      setActive(index);
      const row = latest.current.rows[index];
      if (row) latest.current.handlers.onOpen(row.id);
    },
    onSelect(index: number, event: MouseEvent) {
      setActive(index);
      const { rows, selection, handlers } = latest.current;
      handlers.onSelect((event.shiftKey ? extend : toggle)(selection, rows, index));
    },
  }));

  const isActiveRendered = items.some((item) => item.index === active);
  return (
    <div ref={scroll} className="min-h-0 grow overflow-auto">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is an interactive table with keyboard navigation.
        role="grid"
        aria-label={t('title')}
        aria-rowcount={total === undefined ? -1 : total + 1}
        aria-colcount={columns.length + 2}
        aria-multiselectable="true"
        aria-activedescendant={isActiveRendered ? `contact-row-${active}` : undefined}
        tabIndex={0}
        onKeyDown={onKey}
        className="group/grid block min-w-max outline-none"
      >
        <Head
          sort={sort}
          isAllSelected={isAll(selection.ids, rows)}
          onAll={() => handlers.onSelect(toggleAll(selection, rows))}
          onSort={handlers.onSort}
        />
        <tbody className="relative block" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const contact = rows[index];
            return contact ? (
              <ContactRow
                key={key}
                contact={contact}
                index={index}
                start={start}
                columns={columns}
                isActive={index === active}
                isOpen={contact.id === openId}
                isSelected={selection.ids.has(contact.id)}
                {...rowHandlers}
              />
            ) : null;
          })}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  sort: ContactFilters['sort'];
  isAllSelected: boolean;
  onAll(): void;
  onSort(sort: ContactFilters['sort']): void;
}

function Head({ sort, isAllSelected, onAll, onSort }: HeadProps) {
  const t = useTranslations('contacts');
  const [columns] = useColumns();
  const titleOf = useColumnTitle();
  const cellClassName = 'flex items-center gap-1 truncate px-3 text-start font-medium text-muted text-sm';
  return (
    <thead className="sticky top-0 z-10 block border-line border-b bg-sunken">
      <tr aria-rowindex={1} className="grid min-h-12" style={gridOf(columns)}>
        <th scope="col" className="flex items-center justify-center">
          <input
            type="checkbox"
            aria-label={t('selectAll')}
            checked={isAllSelected}
            onChange={onAll}
            className="size-4.5 accent-accent"
          />
        </th>
        <th scope="col" aria-sort={sort === 'name' ? 'ascending' : 'none'} className={cellClassName}>
          <button type="button" onClick={() => onSort('name')} className="flex min-h-11 items-center gap-1">
            {t('name')}
            {sort === 'name' && <ArrowUp size={14} aria-hidden="true" />}
          </button>
        </th>
        {columns.map((column) =>
          column === 'createdAt' ? (
            <th
              key={column}
              scope="col"
              aria-sort={sort === undefined ? 'descending' : 'none'}
              className={cellClassName}
            >
              <button
                type="button"
                onClick={() => onSort(undefined)}
                className="flex min-h-11 items-center gap-1"
              >
                {t('createdAt')}
                {sort === undefined && <ArrowDown size={14} aria-hidden="true" />}
              </button>
            </th>
          ) : (
            <th key={column} scope="col" className={cellClassName}>
              <bdi className="truncate">{titleOf(column)}</bdi>
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}
