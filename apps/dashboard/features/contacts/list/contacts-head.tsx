import { ArrowDownUp, Columns3, Download, ListFilter, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useShortcuts } from '../../../lib/keyboard/shortcuts.ts';
import { isAdmin } from '../../../lib/login/roles.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/feedback/toast.tsx';
import { SearchField } from '../../../ui/form/search-field.tsx';
import { Menu } from '../../../ui/menu/menu.tsx';
import { listShortcuts } from '../../keyboard/index.ts';
import { type ContactFilters, isFiltered } from './contact-filters.ts';
import { exportContacts } from './export-contacts.ts';

const FilterPanel = dynamic(() => import('./filter-panel.tsx'), { ssr: false });
const ColumnsDialog = dynamic(() => import('./columns-dialog.tsx'), { ssr: false });

interface Props {
  filters: ContactFilters;
  count: Schemas['ContactCount'] | undefined;
  role: Schemas['LoginResult']['role'];
  onFilters(filters: ContactFilters): void;
  onCreate(): void;
}

/** The page header: title, count, search, filters and sort order. */
export function ContactsHead({ filters, count, role, onFilters, onCreate }: Props) {
  const t = useTranslations('contacts');
  const errorText = useErrorText();
  useShortcuts(listShortcuts, {
    'list.search': () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
  });
  const [isFilterOpen, setFilterOpen] = useState(() => isFiltered(withoutWords(filters)));
  const [isChoosingColumns, setChoosingColumns] = useState(false);
  const sortBy = (sort: 'name' | undefined) => {
    const { sort: _, ...rest } = filters;
    onFilters(sort ? { ...rest, sort } : rest);
  };
  const asked = Object.keys(withoutWords(filters)).filter((name) => name !== 'sort' && name !== 'tagMatch');
  return (
    <header className="flex flex-col gap-2 border-line border-b bg-surface p-3 sm:px-6 sm:pt-5">
      <div className="flex items-center gap-2">
        <h1 className="font-semibold text-lg sm:text-2xl">{t('title')}</h1>
        <p role="status" className="grow text-muted text-sm">
          {count && t(count.hasMore ? 'countMore' : 'count', { count: count.count })}
        </p>
        {isAdmin(role) && (
          <IconButton
            label={t('export')}
            onClick={() =>
              exportContacts(filters).catch((error) => showToast(errorText(error), { variant: 'error' }))
            }
          >
            <Download size={20} />
          </IconButton>
        )}
        <IconButton label={t('columns')} onClick={() => setChoosingColumns(true)} className="max-sm:hidden">
          <Columns3 size={20} />
        </IconButton>
        <Menu
          label={t('sort')}
          trigger={
            <IconButton label={t('sort')}>
              <ArrowDownUp size={20} />
            </IconButton>
          }
          items={[
            {
              label: t('byNewest'),
              isCurrent: filters.sort === undefined,
              onSelect: () => sortBy(undefined),
            },
            { label: t('byName'), isCurrent: filters.sort === 'name', onSelect: () => sortBy('name') },
          ]}
        />
        {role !== 'viewer' && (
          <Button onClick={onCreate} aria-label={t('create')} className="max-sm:size-11 max-sm:px-0">
            <Plus size={18} aria-hidden="true" />
            <span className="max-sm:hidden">{t('create')}</span>
          </Button>
        )}
      </div>
      <div className="flex gap-2">
        <SearchField
          label={t('search')}
          q={filters.q ?? ''}
          onSearch={(q) => onFilters(q ? { ...filters, q } : withoutWords(filters))}
        />
        <Button
          variant="outline"
          aria-expanded={isFilterOpen}
          aria-controls="contact-filters"
          onClick={() => setFilterOpen(!isFilterOpen)}
          className="min-h-11"
        >
          <ListFilter size={18} aria-hidden="true" />
          <span className="max-sm:sr-only">{t('filters')}</span>
          {asked.length > 0 && (
            <span className="rounded-full bg-accent px-1.5 text-accent-ink text-xs">{asked.length}</span>
          )}
        </Button>
      </div>
      {isFilterOpen && <FilterPanel filters={filters} onFilters={onFilters} />}
      {isChoosingColumns && <ColumnsDialog onClose={() => setChoosingColumns(false)} />}
    </header>
  );
}

const withoutWords = ({ q: _, ...filters }: ContactFilters): ContactFilters => filters;
