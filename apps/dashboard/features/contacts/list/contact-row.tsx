import { type MouseEvent, memo } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Cell, type Column } from './columns.tsx';
import type { Contact } from './contact-filters.ts';

interface Props {
  contact: Contact;
  index: number;
  start: number;
  columns: readonly Column[];
  isActive: boolean;
  isOpen: boolean;
  isSelected: boolean;
  onOpen(index: number): void;
  onSelect(index: number, event: MouseEvent): void;
}

/** One grid template for the header and every row, so that columns align. */
export function gridOf(columns: readonly Column[]) {
  return { gridTemplateColumns: `3rem minmax(15rem, 2fr) repeat(${columns.length}, minmax(9rem, 1fr))` };
}

/**
 * A row of the contact table; a click opens the contact, the checkbox selects it. Keyboard input is handled
 * by the table.
 */
export const ContactRow = memo(function ContactRow({ contact, index, start, columns, ...props }: Props) {
  const t = useTranslations('contacts');
  const cellClassName = 'flex min-w-0 items-center px-3';
  return (
    <tr
      id={`contact-row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      data-active={props.isActive || undefined}
      data-chosen={props.isOpen || undefined}
      onClick={() => props.onOpen(index)}
      className="absolute inset-x-0 top-0 grid h-12 cursor-pointer border-line border-b bg-surface hover:bg-sunken aria-selected:bg-accent-soft data-chosen:bg-accent-soft group-focus-visible/grid:data-active:outline-2 group-focus-visible/grid:data-active:outline-accent group-focus-visible/grid:data-active:-outline-offset-2"
      style={{ ...gridOf(columns), transform: `translateY(${start}px)` }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space on the table selects its active row. */}
      <td
        onClick={(event) => {
          event.stopPropagation();
          props.onSelect(index, event);
        }}
        className="flex items-center justify-center"
      >
        <input
          type="checkbox"
          tabIndex={-1}
          readOnly
          aria-label={t('select', { name: contact.displayName })}
          checked={props.isSelected}
          className="pointer-events-none size-4.5 accent-accent"
        />
      </td>
      <td className={`${cellClassName} gap-3`}>
        <Avatar name={contact.displayName} size={32} />
        <bdi className="truncate font-medium">{contact.displayName}</bdi>
      </td>
      {columns.map((column) => (
        <td key={column} className={`${cellClassName} text-sm`}>
          <Cell column={column} contact={contact} />
        </td>
      ))}
    </tr>
  );
});
