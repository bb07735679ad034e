import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Field, Switch } from '../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../ui/form/form.tsx';
import type { ViewFilters } from '../conversations/index.ts';
import { positionBetween, useChangeView, useViews, type View } from './use-views.ts';

/** Saves the current filters as a view, and reorders the saved views. */
export default function ViewsDialog({
  filters,
  canShare,
  onClose,
}: {
  filters: ViewFilters;
  /** Only admins may change shared views. */
  canShare: boolean;
  onClose(): void;
}) {
  const t = useTranslations('views');
  const views = useViews().data ?? [];
  const change = useChangeView();
  const [isShared, setShared] = useState(false);

  function save(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name') ?? '').trim();
    const scope = isShared ? ('shared' as const) : ('personal' as const);
    change.mutate({ type: 'add', view: { name, filters, scope } }, { onSuccess: () => form.reset() });
  }
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <Form onSubmit={save} className="flex flex-col gap-3 rounded-xl border border-line p-3">
        <Field label={t('name')} hint={t('nameHint')} name="name" maxLength={80} required />
        {canShare && (
          <Switch
            label={t('share')}
            checked={isShared}
            onChange={(event) => setShared(event.target.checked)}
          />
        )}
        <SubmitButton disabled={change.isPending} className="self-start">
          {t('save')}
        </SubmitButton>
      </Form>
      <ErrorMessage error={change.error} />
      {views.length === 0 && <p className="text-muted">{t('empty')}</p>}
      <ul className="flex max-h-[45vh] flex-col gap-1 overflow-y-auto">
        {views.map((view, i) => (
          <Line
            key={view.id}
            view={view}
            canEdit={view.scope === 'personal' || canShare}
            onRename={(name) => change.mutate({ type: 'change', viewId: view.id, changes: { name } })}
            onRemove={() => change.mutate({ type: 'remove', viewId: view.id })}
            onUp={i === 0 ? undefined : () => move(view, views[i - 2], views[i - 1])}
            onDown={i === views.length - 1 ? undefined : () => move(view, views[i + 1], views[i + 2])}
          />
        ))}
      </ul>
    </Dialog>
  );

  function move(view: View, before: View | undefined, after: View | undefined): void {
    change.mutate({
      type: 'change',
      viewId: view.id,
      changes: { position: positionBetween(before, after) },
    });
  }
}

function Line({
  view: { name, scope },
  canEdit,
  onRename,
  onRemove,
  onUp,
  onDown,
}: {
  view: View;
  canEdit: boolean;
  onRename(name: string): void;
  onRemove(): void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}) {
  const t = useTranslations('views');
  return (
    <li className="flex items-center gap-1">
      <input
        aria-label={t('rename', { name })}
        dir="auto"
        defaultValue={name}
        maxLength={80}
        disabled={!canEdit}
        onBlur={({ target }) => {
          const next = target.value.trim();
          if (next === '') target.value = name;
          else if (next !== name) onRename(next);
        }}
        className="min-h-10 min-w-0 grow rounded-lg border border-transparent bg-transparent px-2 hover:border-line focus:border-line disabled:opacity-100"
      />
      {scope === 'shared' && (
        <span className="shrink-0 rounded-full bg-sunken px-2 text-muted text-xs">{t('team')}</span>
      )}
      {canEdit && (
        <>
          <IconButton label={t('up', { name })} disabled={!onUp} onClick={onUp}>
            <ArrowUp size={16} />
          </IconButton>
          <IconButton label={t('down', { name })} disabled={!onDown} onClick={onDown}>
            <ArrowDown size={16} />
          </IconButton>
          <IconButton label={t('remove', { name })} onClick={onRemove}>
            <Trash2 size={16} />
          </IconButton>
        </>
      )}
    </li>
  );
}
