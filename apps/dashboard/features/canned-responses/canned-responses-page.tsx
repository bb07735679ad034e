import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../../ui/button.tsx';
import { RemoveDialog } from '../../ui/dialog/remove-dialog.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { Field, SelectField } from '../../ui/form/field.tsx';
import { CannedResponseDialog } from './response-dialog.tsx';
import { CannedResponseRow } from './response-row.tsx';
import {
  type CannedResponse,
  useAllCannedResponses,
  useDeleteCannedResponse,
} from './use-canned-responses.ts';

/** The canned responses of the team, with search and category filter. */
export function CannedResponsesPage({
  canEdit,
  isAdmin,
  ownUserId,
}: {
  canEdit: boolean;
  isAdmin: boolean;
  ownUserId: string;
}) {
  const t = useTranslations('canned');
  const responses = useAllCannedResponses();
  const [q, setQ] = useState('');
  const [category, setCategory] = useState('');
  const [editing, setEditing] = useState<CannedResponse | 'new'>();
  const [deleting, setDeleting] = useState<CannedResponse>();
  const all = responses.data ?? [];
  const categories = [...new Set(all.flatMap((response) => response.category ?? []))].sort();
  const shown = all.filter(
    (response) => isFound(response, q) && (category === '' || response.category === category),
  );
  const add = canEdit && (
    <Button onClick={() => setEditing('new')}>
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
      <ErrorMessage error={responses.error} onRetry={() => responses.refetch()} />
      {responses.isPending && <Skeleton rows={4} />}
      {responses.data?.length === 0 && (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')}>
          {add}
        </EmptyState>
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
        {shown.map((response) => (
          <CannedResponseRow
            key={response.id}
            response={response}
            canEdit={canEdit && (isAdmin || response.createdBy === ownUserId)}
            onEdit={() => setEditing(response)}
            onRemove={() => setDeleting(response)}
          />
        ))}
      </ul>
      {editing && (
        <CannedResponseDialog
          response={editing === 'new' ? undefined : editing}
          categories={categories}
          onClose={() => setEditing(undefined)}
        />
      )}
      {deleting && <DeleteDialog response={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

function DeleteDialog({ response, onClose }: { response: CannedResponse; onClose(): void }) {
  const t = useTranslations('canned');
  return (
    <RemoveDialog
      id={response.id}
      title={t('removeTitle', { name: response.shortcut })}
      text={t('removeText')}
      action={t('removeNow')}
      done={t('removed', { name: response.shortcut })}
      remove={useDeleteCannedResponse()}
      onClose={onClose}
    />
  );
}

function isFound({ shortcut, title, translations }: CannedResponse, q: string): boolean {
  const words = [shortcut, title, ...Object.values(translations)].join(' ').toLocaleLowerCase();
  return words.includes(q.trim().replace(/^\//, '').toLocaleLowerCase());
}
