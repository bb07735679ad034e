import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { TagChip } from '../../tags/index.ts';
import { ConsentBadge } from './columns.tsx';
import type { TableProps } from './contact-table.tsx';
import { toggle } from './selection.ts';

const CARD_PX = 84;

/** The contact list as cards, for screens too narrow for a table. */
export function ContactCards({
  rows,
  total,
  selection,
  onSelect,
  onOpen,
  onEnd,
}: Omit<TableProps, 'sort' | 'onSort' | 'openId'>) {
  const t = useTranslations('contacts');
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => CARD_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastIndex >= rows.length - 40) onEnd();
  }, [lastIndex, rows.length, onEnd]);
  return (
    <div ref={scroll} className="min-h-0 grow overflow-y-auto">
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const contact = rows[item.index];
          if (!contact) return null;
          return (
            <li
              key={item.key}
              aria-setsize={total ?? -1}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0 flex items-center border-line border-b bg-surface"
              style={{ height: CARD_PX, transform: `translateY(${item.start}px)` }}
            >
              <label className="inline-flex size-11 shrink-0 items-center justify-center">
                <input
                  type="checkbox"
                  aria-label={t('select', { name: contact.displayName })}
                  checked={selection.ids.has(contact.id)}
                  onChange={() => onSelect(toggle(selection, rows, item.index))}
                  className="size-5 accent-accent"
                />
              </label>
              <button
                type="button"
                onClick={() => onOpen(contact.id)}
                className="flex h-full min-w-0 grow items-center gap-3 pe-3 text-start"
              >
                <Avatar name={contact.displayName} />
                <span className="flex min-w-0 grow flex-col gap-0.5">
                  <span className="flex min-w-0 items-center gap-2">
                    <bdi className="grow truncate font-medium">{contact.displayName}</bdi>
                    <ConsentBadge contact={contact} />
                  </span>
                  <bdi className="truncate text-muted text-sm">{contact.phone ?? contact.email}</bdi>
                  <span className="flex gap-1 overflow-hidden">
                    {contact.tags.slice(0, 3).map((tag) => (
                      <TagChip key={tag.id} tag={tag} />
                    ))}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
