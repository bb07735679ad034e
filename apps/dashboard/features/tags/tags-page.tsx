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
import { TagChip } from './tag-chip.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { useDeleteTag, useTags } from './use-tags.ts';

type Tag = Schemas['Tag'];

/** The tags of the business, for conversations and contacts. */
export function TagsPage({ role }: { role: Schemas['LoginResult']['role'] }) {
  const t = useTranslations('tags');
  const tags = useTags();
  const [editing, setEditing] = useState<Tag | 'new'>();
  const [deleting, setDeleting] = useState<Tag>();
  const canDelete = isAdmin(role);
  const add = role !== 'viewer' && (
    <Button onClick={() => setEditing('new')}>
      <Plus size={18} aria-hidden="true" />
      {t('create')}
    </Button>
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 grow text-muted">{t('text')}</p>
        {tags.data && tags.data.length > 0 && add}
      </div>
      <ErrorMessage error={tags.error} onRetry={() => tags.refetch()} />
      {tags.isPending && <Skeleton rows={5} className="h-12" />}
      {tags.data?.length === 0 && (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')}>
          {add}
        </EmptyState>
      )}
      {tags.data && tags.data.length > 0 && (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
          {tags.data.map((tag) => (
            <li key={tag.id} className="flex min-h-14 items-center gap-1 ps-4 pe-2">
              <span className="flex min-w-0 grow text-base">
                <TagChip tag={tag} />
              </span>
              {role !== 'viewer' && (
                <IconButton label={t('edit', { name: tag.name })} onClick={() => setEditing(tag)}>
                  <Pencil size={18} />
                </IconButton>
              )}
              {canDelete && (
                <IconButton label={t('delete', { name: tag.name })} onClick={() => setDeleting(tag)}>
                  <Trash2 size={18} />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <TagDialog tag={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
      {deleting && <RemoveTag tag={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

function RemoveTag({ tag, onClose }: { tag: Tag; onClose(): void }) {
  const t = useTranslations('tags');
  return (
    <RemoveDialog
      id={tag.id}
      title={t('deleteTitle', { name: tag.name })}
      text={t('deleteText')}
      action={t('deleteNow')}
      done={t('deleted', { name: tag.name })}
      remove={useDeleteTag()}
      onClose={onClose}
    />
  );
}
