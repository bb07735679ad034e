import { Tag, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { isAdmin } from '../../../lib/login/roles.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/dialog/dialog.tsx';
import { showToast } from '../../../ui/feedback/toast.tsx';
import { Menu } from '../../../ui/menu/menu.tsx';
import { useTags } from '../../tags/index.ts';
import { deleteMany, tagMany } from './change-many.ts';

interface Props {
  ids: readonly string[];
  role: Schemas['LoginResult']['role'];
  onDone(): void;
}

/** Bulk actions for the selected contacts. */
export function BulkBar({ ids, role, onDone }: Props) {
  const t = useTranslations('contacts');
  const errorText = useErrorText();
  const tags = useTags().data ?? [];
  const [isBusy, setBusy] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const [error, setError] = useState<unknown>();

  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      showToast(errorText(error), { variant: 'error' });
    } finally {
      setBusy(false);
    }
  }
  const changeTag = (change: 'add' | 'remove', tag: Schemas['TagSummary']) =>
    run(async () => {
      const changedIds = await tagMany(ids, { [change]: tag.id });
      const inverse = change === 'add' ? 'remove' : 'add';
      showToast(t(change === 'add' ? 'tagged' : 'untagged', { count: changedIds.length, tag: tag.name }), {
        ...(changedIds.length > 0 && {
          undo: () => run(async () => void (await tagMany(changedIds, { [inverse]: tag.id }))),
        }),
      });
    });
  async function remove(): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await deleteMany(ids);
      showToast(t('deletedMany', { count: ids.length }));
      setDeleting(false);
      onDone();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }
  const renderMenu = (change: 'add' | 'remove', label: string) => (
    <Menu
      label={label}
      trigger={
        <Button variant="quiet" disabled={isBusy || tags.length === 0}>
          <Tag size={18} aria-hidden="true" />
          {label}
        </Button>
      }
      items={tags.map((tag) => ({ label: tag.name, onSelect: () => changeTag(change, tag) }))}
    />
  );
  return (
    <section
      aria-label={t('selected', { count: ids.length })}
      className="flex flex-wrap items-center gap-1 border-line border-b bg-accent-soft px-3 py-1 sm:px-6"
    >
      <p role="status" className="me-2 font-medium">
        {t('selected', { count: ids.length })}
      </p>
      {role !== 'viewer' && renderMenu('add', t('addTag'))}
      {role !== 'viewer' && renderMenu('remove', t('removeTag'))}
      {isAdmin(role) && (
        <Button variant="quiet" disabled={isBusy} onClick={() => setDeleting(true)} className="text-danger">
          <Trash2 size={18} aria-hidden="true" />
          {t('delete')}
        </Button>
      )}
      <div className="grow" />
      <IconButton label={t('unselect')} onClick={onDone}>
        <X size={20} />
      </IconButton>
      {isDeleting && (
        <ConfirmDialog
          title={t('deleteMany', { count: ids.length })}
          action={t('delete')}
          isBusy={isBusy}
          error={error}
          onConfirm={remove}
          onClose={() => setDeleting(false)}
        >
          <p>{t('deleteText')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
