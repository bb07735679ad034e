import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useOwnPreference } from '../../../lib/login/own-preferences.ts';
import { TagChip } from '../../tags/index.ts';
import type { Contact } from './contact-filters.ts';

/** Built-in columns; the name is always the first. Custom attributes are columns named `attribute:<name>`. */
export const fixedColumns = [
  'phone',
  'email',
  'tags',
  'consent',
  'language',
  'createdAt',
  'username',
  'profileName',
] as const;
type FixedColumn = (typeof fixedColumns)[number];
export type Column = FixedColumn | `attribute:${string}`;

const MAX_COLUMNS = 20;
const defaultColumns: Column[] = ['phone', 'email', 'tags', 'consent', 'createdAt'];

/** The user's columns in display order, and a function that changes them. */
export function useColumns(): [readonly Column[], (columns: Column[]) => Promise<void>] {
  const [saved, save] = useOwnPreference('contactColumns');
  return [Array.isArray(saved) ? saved.filter(isColumn).slice(0, MAX_COLUMNS) : defaultColumns, save];
}

function isColumn(name: unknown): name is Column {
  if (typeof name !== 'string') return false;
  return name.startsWith('attribute:') || fixedColumns.some((known) => known === name);
}

/** The header of a column. */
export function useColumnTitle(): (column: Column) => string {
  const t = useTranslations('contacts');
  return (column) =>
    column.startsWith('attribute:') ? column.slice('attribute:'.length) : t(column as FixedColumn);
}

/** The value of a contact in a column. */
export function Cell({ column, contact }: { column: Column; contact: Contact }) {
  const t = useTranslations('contacts');
  const format = useFormatter();
  switch (column) {
    case 'tags':
      return (
        <span className="flex gap-1 overflow-hidden">
          {contact.tags.map((tag) => (
            <TagChip key={tag.id} tag={tag} />
          ))}
        </span>
      );
    case 'consent':
      return <ConsentBadge contact={contact} />;
    case 'createdAt':
      return <>{format.dateTime(new Date(contact.createdAt), { dateStyle: 'medium' })}</>;
    case 'phone':
    case 'email':
    case 'language':
    case 'username':
    case 'profileName':
      return <Text>{contact[column]}</Text>;
    default: {
      const value = contact.attributes[column.slice('attribute:'.length)];
      if (typeof value === 'boolean') return <>{t(value ? 'yes' : 'no')}</>;
      return (
        <Text>{value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)}</Text>
      );
    }
  }
}

const Text = ({ children }: { children: ReactNode }) => <bdi className="block truncate">{children}</bdi>;

/** Shows restrictions on writing to a contact (blocked, opted out, …); renders nothing if there are none. */
export function ConsentBadge({ contact }: { contact: Contact }) {
  const t = useTranslations('contacts');
  if (contact.suppressedAt) {
    return (
      <span className="truncate rounded-full bg-danger-soft px-2 text-danger text-sm">{t('suppressed')}</span>
    );
  }
  if (contact.optedOutAt) {
    return <span className="truncate rounded-full bg-note px-2 text-sm">{t('opted_out')}</span>;
  }
  return null;
}
