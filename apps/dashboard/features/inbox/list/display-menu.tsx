import { ArrowDownUp } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useOwnPreference } from '../../../lib/login/own-preferences.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu/menu.tsx';
import { type Filters, sorts } from '../../conversations/index.ts';

const densities = ['compact', 'comfortable'] as const;

/** Chooses the order of the list and the height of its rows. */
export function DisplayMenu({
  sort,
  onSort,
}: {
  sort: Filters['sort'];
  onSort(sort: Filters['sort']): void;
}) {
  const t = useTranslations('inbox');
  const [density = 'compact', setDensity] = useOwnPreference('density');
  return (
    <Menu
      label={t('display')}
      trigger={
        <IconButton
          label={t('displayIs', { sort: t(`sort_${sort}`) })}
          className={sort === 'newest' ? '' : 'text-accent'}
        >
          <ArrowDownUp size={18} />
        </IconButton>
      }
      items={[
        ...sorts.map((one) => ({
          group: t('sort'),
          label: t(`sort_${one}`),
          isCurrent: one === sort,
          onSelect: () => onSort(one),
        })),
        ...densities.map((one) => ({
          group: t('density'),
          label: t(`density_${one}`),
          isCurrent: one === density,
          onSelect: () => void setDensity(one),
        })),
      ]}
    />
  );
}
