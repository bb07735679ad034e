import { useState } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Button } from '../../../ui/button.tsx';
import { Picker } from '../../../ui/picker/picker.tsx';
import Popover from '../../../ui/picker/popover.tsx';
import { countFilters, type Filters, readFilters } from '../../conversations/index.ts';
import { type FilterName, useFilterItems } from './use-filter-items.tsx';

interface Props {
  filters: Filters;
  login: Schemas['LoginResult'];
  anchor: HTMLElement;
  onFilters(filters: Filters): void;
  onClose(): void;
}

/**
 * All conversation filters: a list of filters, each with a list of its values. The search finds values of every
 * filter. A change applies immediately.
 */
export default function FilterPopover({ filters, login, anchor, onFilters, onClose }: Props) {
  const t = useTranslations('inbox');
  const [open, setOpen] = useState<FilterName>();
  /** Each choice starts the list anew. */
  const [choices, setChoices] = useState(0);
  const show = (name: FilterName | undefined) => {
    setOpen(name);
    setChoices((count) => count + 1);
  };
  const change = (changes: Partial<Filters>) => {
    onFilters({ ...filters, ...changes });
    show(undefined);
  };
  const { names, toggles, values, isPending, error, retry } = useFilterItems(filters, login, change, show);
  const count = countFilters(filters);
  const current = names.find(({ id }) => id === open);
  return (
    <Popover title={t('filters')} anchor={() => anchor} onClose={onClose}>
      {current && open ? (
        <Picker
          key={open}
          label={current.label}
          items={values(open)}
          isPending={isPending}
          error={error}
          onRetry={retry}
          onBack={() => show(undefined)}
        />
      ) : (
        <Picker
          key={choices}
          label={t('searchFilters')}
          isMulti
          items={[...names, ...toggles]}
          searchItems={[
            ...names.flatMap(({ id, label }) => values(id).map((item) => ({ ...item, group: label }))),
            ...toggles,
          ]}
          error={error}
          onRetry={retry}
          footer={
            count > 0 && (
              <div className="flex items-center justify-between gap-2 ps-2">
                <p className="text-muted text-sm">{t('filtersActive', { count })}</p>
                <Button
                  variant="quiet"
                  className="text-accent text-sm"
                  onClick={() => {
                    onFilters({ ...readFilters(new URLSearchParams()), q: filters.q });
                    show(undefined);
                  }}
                >
                  {t('clear')}
                </Button>
              </div>
            )
          }
        />
      )}
    </Popover>
  );
}
