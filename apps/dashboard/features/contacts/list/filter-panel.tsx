import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, SelectField } from '../../../ui/form/field.tsx';
import { TagChip, useTags } from '../../tags/index.ts';
import { useAttributeKeys } from '../use-contacts.ts';
import { type ContactFilters, consentStates, isFiltered } from './contact-filters.ts';

interface Props {
  filters: ContactFilters;
  onFilters(filters: ContactFilters): void;
}

/** All contact filters. A change applies immediately. */
export default function FilterPanel({ filters, onFilters }: Props) {
  const t = useTranslations('contacts');
  const keys = useAttributeKeys().data ?? [];
  /** An empty field clears its filter. */
  const setFilter = (change: { [Name in keyof ContactFilters]?: string }) => {
    const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== '');
    onFilters(Object.fromEntries(next));
  };
  return (
    <section
      id="contact-filters"
      aria-label={t('filters')}
      className="grid gap-3 rounded-xl border border-line bg-canvas p-3 max-sm:max-h-[55vh] max-sm:overflow-y-auto sm:grid-cols-2 xl:grid-cols-4"
    >
      <TagFilter filters={filters} setFilter={setFilter} />
      <SelectField
        label={t('consent')}
        value={filters.consent ?? ''}
        onChange={(event) => setFilter({ consent: event.target.value })}
      >
        <option value="">{t('all')}</option>
        {consentStates.map((state) => (
          <option key={state} value={state}>
            {t(state)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('phone')}
        value={filters.hasPhone ?? ''}
        onChange={(event) => setFilter({ hasPhone: event.target.value })}
      >
        <option value="">{t('all')}</option>
        <option value="true">{t('withPhone')}</option>
        <option value="false">{t('withoutPhone')}</option>
      </SelectField>
      <DebouncedField
        label={t('language')}
        hint={t('languageHint')}
        maxLength={40}
        value={filters.language ?? ''}
        onValue={(language) => setFilter({ language })}
      />
      <Field
        type="date"
        label={t('from')}
        value={filters.from ?? ''}
        max={filters.to}
        onChange={(event) => setFilter({ from: event.target.value })}
      />
      <Field
        type="date"
        label={t('to')}
        value={filters.to ?? ''}
        min={filters.from}
        onChange={(event) => setFilter({ to: event.target.value })}
      />
      {(keys.length > 0 || filters.attribute) && (
        <SelectField
          label={t('attribute')}
          value={filters.attribute ?? ''}
          onChange={(event) => setFilter({ attribute: event.target.value, attributeValue: '' })}
        >
          <option value="">{t('all')}</option>
          {[...new Set([...keys, ...(filters.attribute ? [filters.attribute] : [])])].map((key) => (
            <option key={key} value={key}>
              {key}
            </option>
          ))}
        </SelectField>
      )}
      {filters.attribute && (
        <DebouncedField
          label={t('attributeValue')}
          hint={t('attributeValueHint')}
          maxLength={200}
          value={filters.attributeValue ?? ''}
          onValue={(attributeValue) => setFilter({ attributeValue })}
        />
      )}
      {isFiltered(filters) && (
        <Button
          variant="quiet"
          onClick={() => onFilters(filters.sort ? { sort: filters.sort } : {})}
          className="self-end"
        >
          {t('clear')}
        </Button>
      )}
    </section>
  );
}

/** A text field that applies its value on blur or Enter. */
function DebouncedField(props: {
  label: string;
  hint: string;
  maxLength: number;
  value: string;
  onValue(value: string): void;
}) {
  const { label, hint, maxLength, value, onValue } = props;
  const tell = (text: string) => text.trim() !== value && onValue(text.trim());
  return (
    <Field
      key={value}
      label={label}
      hint={hint}
      defaultValue={value}
      maxLength={maxLength}
      onBlur={(event) => tell(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && tell(event.currentTarget.value)}
    />
  );
}

function TagFilter({
  filters,
  setFilter,
}: {
  filters: ContactFilters;
  setFilter(change: { tags?: string; withoutTags?: string; tagMatch?: string }): void;
}) {
  const t = useTranslations('contacts');
  const all = useTags().data ?? [];
  const wanted = filters.tags?.split(',') ?? [];
  const unwanted = filters.withoutTags?.split(',') ?? [];
  if (all.length === 0) return null;
  // Clicks cycle through: with the tag, without the tag, no filter.
  function toggle(id: string): void {
    const rest = wanted.filter((it) => it !== id);
    const others = unwanted.filter((it) => it !== id);
    if (wanted.includes(id))
      setFilter({ tags: rest.join(','), withoutTags: [...others, id].slice(-10).join(',') });
    else if (unwanted.includes(id)) setFilter({ withoutTags: others.join(',') });
    else setFilter({ tags: [...wanted, id].slice(-10).join(',') });
  }
  const stateOf = (id: string) =>
    wanted.includes(id) ? 'with' : unwanted.includes(id) ? 'without' : 'whatever';
  return (
    <fieldset className="col-span-full flex flex-wrap items-center gap-2">
      <legend className="mb-1.5 font-medium text-sm">{t('tags')}</legend>
      {all.map((tag) => {
        const state = stateOf(tag.id);
        return (
          <button
            key={tag.id}
            type="button"
            aria-label={t(state, { tag: tag.name })}
            title={t(state, { tag: tag.name })}
            onClick={() => toggle(tag.id)}
            data-state={state}
            className="inline-flex min-h-9 max-w-full items-center gap-1 rounded-full border-2 border-transparent px-1 opacity-80 data-[state=with]:border-accent data-[state=without]:border-danger data-[state=without]:line-through data-[state=with]:opacity-100"
          >
            <TagChip tag={tag} />
          </button>
        );
      })}
      {wanted.length > 1 && (
        <label className="flex min-h-9 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={filters.tagMatch === 'all'}
            onChange={(event) => setFilter({ tagMatch: event.target.checked ? 'all' : '' })}
            className="size-4.5 accent-accent"
          />
          {t('allOfThem')}
        </label>
      )}
    </fieldset>
  );
}
