import { Users } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { inAnHour, mondayMorning, tomorrowMorning } from '../../lib/time/later-times.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { Field } from '../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../ui/form/form.tsx';
import { type Action, useActions } from '../conversations/index.ts';
import { type Macro, useMacros, useRunMacro } from '../macros/index.ts';
import { useMembers } from '../members/index.ts';
import { TagChip, useTags } from '../tags/index.ts';
import { useTeams } from '../teams/index.ts';
import { clearSelection } from './list/selection.ts';
import type { BulkDialog } from './use-bulk-dialog.ts';

interface Props {
  dialog: BulkDialog;
  login: Schemas['LoginResult'];
  onClose(): void;
}

/** The dialogs of bulk actions: assign, snooze, tag, or run a macro. */
export default function BulkActionDialog({ dialog, login, onClose }: Props) {
  const t = useTranslations('bulk');
  const act = useActions();
  const run = useRunMacro();
  const perform = (action: Action) => {
    onClose();
    clearSelection();
    act(action, dialog.ids);
  };
  return (
    <Dialog title={t(`${dialog.name}Title`, { count: dialog.ids.length })} onClose={onClose}>
      {dialog.name === 'assign' && <AssigneeOptions ownUserId={login.user.id} onAction={perform} />}
      {dialog.name === 'snooze' && <SnoozeOptions onAction={perform} />}
      {dialog.name === 'tag' && <TagOptions onAction={perform} />}
      {dialog.name === 'macro' && (
        <MacroOptions
          onSelect={(macro) => {
            onClose();
            clearSelection();
            run(macro, dialog.ids);
          }}
        />
      )}
    </Dialog>
  );
}

function Option({ children, onSelect }: { children: ReactNode; onSelect(): void }) {
  return (
    <li>
      <button
        type="button"
        onClick={onSelect}
        className="flex min-h-11 w-full items-center gap-2 rounded-lg px-3 text-start hover:bg-sunken"
      >
        {children}
      </button>
    </li>
  );
}

function AssigneeOptions({ ownUserId, onAction }: { ownUserId: string; onAction(action: Action): void }) {
  const t = useTranslations('conversation');
  const teams = useTeams().data ?? [];
  const members = (useMembers().data ?? []).filter((member) => member.role !== 'viewer');
  const ownFirst = members.toSorted(
    (a, b) => Number(b.userId === ownUserId) - Number(a.userId === ownUserId),
  );
  return (
    <div className="max-h-[60vh] overflow-y-auto">
      {teams.length > 0 && <h3 className="px-3 pb-1 text-muted text-sm">{t('person')}</h3>}
      <ul>
        {ownFirst.map(({ userId, name }) => (
          <Option key={userId} onSelect={() => onAction({ action: 'assign', assigneeId: userId })}>
            <bdi>{userId === ownUserId ? t('me', { name }) : name}</bdi>
          </Option>
        ))}
        <Option onSelect={() => onAction({ action: 'unassign' })}>{t('nobody')}</Option>
      </ul>
      {teams.length > 0 && (
        <>
          <h3 className="px-3 pt-3 pb-1 text-muted text-sm">{t('team')}</h3>
          <ul>
            {teams.map(({ id, name }) => (
              <Option key={id} onSelect={() => onAction({ action: 'assign_team', teamId: id })}>
                <Users size={18} aria-hidden="true" className="shrink-0 text-muted" />
                <bdi>{name}</bdi>
              </Option>
            ))}
            <Option onSelect={() => onAction({ action: 'assign_team', teamId: null })}>{t('noTeam')}</Option>
          </ul>
        </>
      )}
    </div>
  );
}

function MacroOptions({ onSelect }: { onSelect(macro: Macro): void }) {
  const t = useTranslations('macros');
  const macros = useMacros();
  return (
    <>
      <ErrorMessage error={macros.error} onRetry={() => macros.refetch()} />
      {macros.isPending && <Skeleton rows={3} className="h-11" />}
      {macros.data?.length === 0 && <p className="text-muted">{t('none')}</p>}
      <ul className="max-h-[50vh] overflow-y-auto">
        {macros.data?.map((macro) => (
          <Option key={macro.id} onSelect={() => onSelect(macro)}>
            <span className="min-w-0">
              <bdi className="block truncate">{macro.name}</bdi>
              <span className="block truncate text-muted text-sm">
                {macro.actions.map(({ action }) => t(action)).join(' · ')}
              </span>
            </span>
          </Option>
        ))}
      </ul>
      <Link href="/settings/macros" className="inline-flex min-h-11 items-center text-accent underline">
        {t('manage')}
      </Link>
    </>
  );
}

function SnoozeOptions({ onAction }: { onAction(action: Action): void }) {
  const t = useTranslations('conversation');
  const [customTime, setCustomTime] = useState('');
  const at = new Date(customTime);
  const isFuture = at.getTime() > Date.now();
  return (
    <>
      <ul>
        <Option onSelect={() => onAction({ action: 'snooze', until: inAnHour() })}>{t('inHour')}</Option>
        <Option onSelect={() => onAction({ action: 'snooze', until: tomorrowMorning() })}>
          {t('tomorrow')}
        </Option>
        <Option onSelect={() => onAction({ action: 'snooze', until: mondayMorning() })}>
          {t('nextWeek')}
        </Option>
        <Option onSelect={() => onAction({ action: 'snooze', untilReply: true })}>{t('untilReply')}</Option>
      </ul>
      <Form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (isFuture) onAction({ action: 'snooze', until: at.toISOString() });
        }}
      >
        <div className="grow">
          <Field
            label={t('ownTime')}
            type="datetime-local"
            value={customTime}
            error={customTime !== '' && !isFuture ? t('inPast') : undefined}
            onChange={(event) => setCustomTime(event.target.value)}
          />
        </div>
        <SubmitButton disabled={!isFuture} className="min-h-11">
          {t('snooze')}
        </SubmitButton>
      </Form>
    </>
  );
}

function TagOptions({ onAction }: { onAction(action: Action): void }) {
  const t = useTranslations('bulk');
  const tags = useTags().data ?? [];
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setIds((now) => new Set(now.has(id) ? [...now].filter((it) => it !== id) : [...now, id]));
  if (tags.length === 0) return <p className="text-muted">{t('noTags')}</p>;
  return (
    <>
      <ul className="flex max-h-[50vh] flex-col overflow-y-auto">
        {tags.map((tag) => (
          <li key={tag.id}>
            <label className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 hover:bg-sunken">
              <input
                type="checkbox"
                checked={ids.has(tag.id)}
                onChange={() => toggle(tag.id)}
                className="size-5 accent-(--accent)"
              />
              <TagChip tag={tag} />
            </label>
          </li>
        ))}
      </ul>
      <footer className="flex flex-wrap justify-end gap-2">
        <Button
          variant="outline"
          disabled={ids.size === 0}
          onClick={() => onAction({ action: 'untag', tagIds: [...ids] })}
        >
          {t('takeOff')}
        </Button>
        <Button disabled={ids.size === 0} onClick={() => onAction({ action: 'tag', tagIds: [...ids] })}>
          {t('putOn')}
        </Button>
      </footer>
    </>
  );
}
