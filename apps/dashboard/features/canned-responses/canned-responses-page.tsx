import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Field, SelectField } from '../../ui/field.tsx';
import { RemoveDialog } from '../../ui/remove-dialog.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Empty, Problem } from '../../ui/state.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { AnswerRow } from './answer-row.tsx';
import { type Answer, useAllAnswers, useRemoveAnswer } from './use-canned-responses.ts';

/** The canned responses of the team, with search and category filter. */
export function CannedResponsesPage({
  mayChange,
  isAdmin,
  ownUserId,
}: {
  mayChange: boolean;
  isAdmin: boolean;
  ownUserId: string;
}) {
  const t = useTranslations('canned');
  const answers = useAllAnswers();
  const [q, setQ] = useState('');
  const [category, setCategory] = useState('');
  const [edited, setEdited] = useState<Answer | 'new'>();
  const [doomed, setDoomed] = useState<Answer>();
  const all = answers.data ?? [];
  const categories = [...new Set(all.flatMap((answer) => answer.category ?? []))].sort();
  const shown = all.filter(
    (answer) => isFound(answer, q) && (category === '' || answer.category === category),
  );
  const add = mayChange && (
    <Button onClick={() => setEdited('new')}>
      <Plus size={18} aria-hidden="true" />
      {t('create')}
    </Button>
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 grow text-muted">{t('text')}</p>
        {all.length > 0 && add}
      </div>
      <Problem error={answers.error} onRetry={() => answers.refetch()} />
      {answers.isPending && <Skeleton rows={4} />}
      {answers.data?.length === 0 && (
        <Empty title={t('emptyTitle')} text={t('emptyText')}>
          {add}
        </Empty>
      )}
      {all.length > 0 && (
        <div className="grid gap-3 sm:grid-cols-[2fr_1fr]">
          <Field type="search" label={t('search')} value={q} onChange={(event) => setQ(event.target.value)} />
          <SelectField
            label={t('category')}
            value={category}
            onChange={(event) => setCategory(event.target.value)}
          >
            <option value="">{t('allCategories')}</option>
            {categories.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {all.length > 0 && shown.length === 0 && <p className="p-6 text-center text-muted">{t('none')}</p>}
      <ul className="flex flex-col gap-2">
        {shown.map((answer) => (
          <AnswerRow
            key={answer.id}
            answer={answer}
            mayChange={mayChange && (isAdmin || answer.createdBy === ownUserId)}
            onEdit={() => setEdited(answer)}
            onRemove={() => setDoomed(answer)}
          />
        ))}
      </ul>
      {edited && (
        <AnswerDialog
          answer={edited === 'new' ? undefined : edited}
          categories={categories}
          onClose={() => setEdited(undefined)}
        />
      )}
      {doomed && <RemoveAnswer answer={doomed} onClose={() => setDoomed(undefined)} />}
    </>
  );
}

function RemoveAnswer({ answer, onClose }: { answer: Answer; onClose(): void }) {
  const t = useTranslations('canned');
  return (
    <RemoveDialog
      id={answer.id}
      title={t('removeTitle', { name: answer.shortcut })}
      text={t('removeText')}
      action={t('removeNow')}
      done={t('removed', { name: answer.shortcut })}
      remove={useRemoveAnswer()}
      onClose={onClose}
    />
  );
}

function isFound({ shortcut, title, translations }: Answer, q: string): boolean {
  const words = [shortcut, title, ...Object.values(translations)].join(' ').toLocaleLowerCase();
  return words.includes(q.trim().replace(/^\//, '').toLocaleLowerCase());
}
