import { useState } from 'react';
import { useDebounced } from '../../lib/hooks/use-debounced.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { Field, SelectField } from '../../ui/form/field.tsx';
import type { Template } from './fill-template.ts';
import { languageName } from './language-name.ts';
import { TemplateForm } from './template-form.tsx';
import { TemplateRow } from './template-row.tsx';
import { type TemplateFilters, useTemplates } from './use-templates.ts';

export interface ChosenTemplate {
  type: 'template';
  name: string;
  language: string;
  components: Record<string, unknown>[];
}

interface Props {
  sessionId: string;
  /** The customer's name, suggested for name parameters. */
  customer: string;
  onSend(template: ChosenTemplate): void;
  onClose(): void;
}

const categories = ['marketing', 'utility', 'authentication'] as const;

/** Selects an approved template, fills in its parameters, and sends it. */
export default function TemplatePicker({ sessionId, customer, onSend, onClose }: Props) {
  const t = useTranslations('templates');
  const [chosen, setChosen] = useState<Template>();
  return (
    <Dialog title={chosen ? chosen.name : t('title')} onClose={onClose}>
      {chosen ? (
        <TemplateForm
          key={chosen.id}
          template={chosen}
          customer={customer}
          onBack={() => setChosen(undefined)}
          onSend={(components) =>
            onSend({ type: 'template', name: chosen.name, language: chosen.language, components })
          }
        />
      ) : (
        <List sessionId={sessionId} onChoose={setChosen} />
      )}
    </Dialog>
  );
}

function List({ sessionId, onChoose }: { sessionId: string; onChoose(template: Template): void }) {
  const t = useTranslations('templates');
  const [filters, setFilters] = useState<TemplateFilters>({ q: '', language: '', category: '' });
  const [languages, setLanguages] = useState<readonly string[]>([]);
  const found = useTemplates(sessionId, useDebounced(filters));
  const templates = found.data?.pages.flatMap((page) => page.data) ?? [];
  // Collects the languages of all results so far, so that filtering by language does not remove the other
  // options.
  const fresh = templates.map(({ language }) => language).filter((language) => !languages.includes(language));
  if (fresh.length > 0) setLanguages([...new Set([...languages, ...fresh])].sort());
  const isFiltered = filters.q !== '' || filters.language !== '' || filters.category !== '';
  return (
    <div className="flex min-h-0 flex-col gap-3">
      <Field
        label={t('search')}
        type="search"
        autoFocus
        value={filters.q}
        maxLength={200}
        onChange={(event) => setFilters({ ...filters, q: event.target.value })}
      />
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={t('language')}
          value={filters.language}
          onChange={(event) => setFilters({ ...filters, language: event.target.value })}
        >
          <option value="">{t('all')}</option>
          {languages.map((language) => (
            <option key={language} value={language}>
              {languageName(language)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('category')}
          value={filters.category}
          onChange={(event) =>
            setFilters({ ...filters, category: event.target.value as TemplateFilters['category'] })
          }
        >
          <option value="">{t('all')}</option>
          {categories.map((category) => (
            <option key={category} value={category}>
              {t(category)}
            </option>
          ))}
        </SelectField>
      </div>
      <ErrorMessage error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <Skeleton rows={4} className="h-16" />}
      {found.data && templates.length === 0 && (
        <EmptyState
          title={t(isFiltered ? 'noneFound' : 'none')}
          text={t(isFiltered ? 'noneFoundText' : 'noneText')}
        />
      )}
      <ul aria-label={t('title')} className="-mx-2 flex max-h-[45vh] flex-col overflow-y-auto">
        {templates.map((template) => (
          <TemplateRow key={template.id} template={template} onChoose={() => onChoose(template)} />
        ))}
        {found.hasNextPage && (
          <li className="p-2">
            <Button variant="outline" disabled={found.isFetching} onClick={() => void found.fetchNextPage()}>
              {t('more')}
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
}
