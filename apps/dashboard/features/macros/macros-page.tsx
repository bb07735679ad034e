import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { isAdmin } from '../../lib/login/roles.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { RemoveDialog } from '../../ui/dialog/remove-dialog.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { MacroDialog } from './macro-dialog.tsx';
import { type Macro, useMacros, useRemoveMacro } from './use-macros.ts';

/** The macros of the team and the user's own. */
export function MacrosPage({ login: { role } }: { login: Schemas['LoginResult'] }) {
  const t = useTranslations('macros');
  const canShare = isAdmin(role);
  const macros = useMacros();
  const [editing, setEditing] = useState<Macro | 'new'>();
  const [deleting, setDeleting] = useState<Macro>();
  const add = (
    <Button onClick={() => setEditing('new')}>
      <Plus size={18} aria-hidden="true" />
      {t('create')}
    </Button>
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 grow text-muted">{t('text')}</p>
        {macros.data && macros.data.length > 0 && add}
      </div>
      <ErrorMessage error={macros.error} onRetry={() => macros.refetch()} />
      {macros.isPending && <Skeleton rows={4} />}
      {macros.data?.length === 0 && (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')}>
          {add}
        </EmptyState>
      )}
      {macros.data && macros.data.length > 0 && (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
          {macros.data.map((macro) => (
            <Line
              key={macro.id}
              macro={macro}
              canEdit={macro.scope === 'personal' || canShare}
              onEdit={() => setEditing(macro)}
              onRemove={() => setDeleting(macro)}
            />
          ))}
        </ul>
      )}
      {editing && (
        <MacroDialog
          macro={editing === 'new' ? undefined : editing}
          canShare={canShare}
          onClose={() => setEditing(undefined)}
        />
      )}
      {deleting && <RemoveMacro macro={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

function Line({
  macro: { name, scope, actions },
  canEdit,
  onEdit,
  onRemove,
}: {
  macro: Macro;
  canEdit: boolean;
  onEdit(): void;
  onRemove(): void;
}) {
  const t = useTranslations('macros');
  return (
    <li className="flex min-h-16 items-center gap-1 py-2 ps-4 pe-2">
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2">
          <bdi className="min-w-0 truncate font-medium">{name}</bdi>
          {scope === 'personal' && (
            <span className="shrink-0 rounded-full bg-sunken px-2 text-muted text-sm">{t('onlyYou')}</span>
          )}
        </p>
        <p className="truncate text-muted text-sm">{actions.map(({ action }) => t(action)).join(' · ')}</p>
      </div>
      {canEdit && (
        <>
          <IconButton label={t('edit', { name })} onClick={onEdit}>
            <Pencil size={18} />
          </IconButton>
          <IconButton label={t('remove', { name })} onClick={onRemove}>
            <Trash2 size={18} />
          </IconButton>
        </>
      )}
    </li>
  );
}

function RemoveMacro({ macro: { id, name }, onClose }: { macro: Macro; onClose(): void }) {
  const t = useTranslations('macros');
  return (
    <RemoveDialog
      id={id}
      title={t('removeTitle', { name })}
      text={t('removeText')}
      action={t('removeNow')}
      done={t('removed', { name })}
      remove={useRemoveMacro()}
      onClose={onClose}
    />
  );
}
