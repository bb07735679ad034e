import { Users } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
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
import type { Question } from './inbox-dialogs.ts';
import { clearSelection } from './list/selection.ts';

interface Props {
  question: Question;
  login: Schemas['SignedIn'];
  onClose(): void;
}

/** The dialogs of bulk actions: assign, snooze, tag, or run a macro. */
export default function QuestionDialog({ question, login, onClose }: Props) {
  const t = useTranslations('bulk');
  const act = useActions();
  const run = useRunMacro();
  const answer = (action: Action) => {
    onClose();
    clearSelection();
    act(action, question.ids);
  };
  return (
    <Dialog title={t(`${question.name}Title`, { count: question.ids.length })} onClose={onClose}>
      {question.name === 'assign' && <Assignees ownUserId={login.user.id} onAnswer={answer} />}
      {question.name === 'snooze' && <Times onAnswer={answer} />}
      {question.name === 'tag' && <Tags onAnswer={answer} />}
      {question.name === 'macro' && (
        <Macros
          onChoose={(macro) => {
            onClose();
            clearSelection();
            run(macro, question.ids);
          }}
        />
      )}
    </Dialog>
  );
}

function Choice({ children, onChoose }: { children: ReactNode; onChoose(): void }) {
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        className="flex min-h-11 w-full items-center gap-2 rounded-lg px-3 text-start hover:bg-sunken"
      >
        {children}
      </button>
    </li>
  );
}

function Assignees({ ownUserId, onAnswer }: { ownUserId: string; onAnswer(action: Action): void }) {
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
          <Choice key={userId} onChoose={() => onAnswer({ action: 'assign', assigneeId: userId })}>
            <bdi>{userId === ownUserId ? t('me', { name }) : name}</bdi>
          </Choice>
        ))}
        <Choice onChoose={() => onAnswer({ action: 'unassign' })}>{t('nobody')}</Choice>
      </ul>
      {teams.length > 0 && (
        <>
          <h3 className="px-3 pt-3 pb-1 text-muted text-sm">{t('team')}</h3>
          <ul>
            {teams.map(({ id, name }) => (
              <Choice key={id} onChoose={() => onAnswer({ action: 'assign_team', teamId: id })}>
                <Users size={18} aria-hidden="true" className="shrink-0 text-muted" />
                <bdi>{name}</bdi>
              </Choice>
            ))}
            <Choice onChoose={() => onAnswer({ action: 'assign_team', teamId: null })}>{t('noTeam')}</Choice>
          </ul>
        </>
      )}
    </div>
  );
}

function Macros({ onChoose }: { onChoose(macro: Macro): void }) {
  const t = useTranslations('macros');
  const macros = useMacros();
  return (
    <>
      <ErrorMessage error={macros.error} onRetry={() => macros.refetch()} />
      {macros.isPending && <Skeleton rows={3} className="h-11" />}
      {macros.data?.length === 0 && <p className="text-muted">{t('none')}</p>}
      <ul className="max-h-[50vh] overflow-y-auto">
        {macros.data?.map((macro) => (
          <Choice key={macro.id} onChoose={() => onChoose(macro)}>
            <span className="min-w-0">
              <bdi className="block truncate">{macro.name}</bdi>
              <span className="block truncate text-muted text-sm">
                {macro.actions.map(({ action }) => t(action)).join(' · ')}
              </span>
            </span>
          </Choice>
        ))}
      </ul>
      <Link href="/settings/macros" className="inline-flex min-h-11 items-center text-accent underline">
        {t('manage')}
      </Link>
    </>
  );
}

function Times({ onAnswer }: { onAnswer(action: Action): void }) {
  const t = useTranslations('conversation');
  const [own, setOwn] = useState('');
  const at = new Date(own);
  const isFuture = at.getTime() > Date.now();
  return (
    <>
      <ul>
        <Choice onChoose={() => onAnswer({ action: 'snooze', until: inAnHour() })}>{t('inHour')}</Choice>
        <Choice onChoose={() => onAnswer({ action: 'snooze', until: tomorrowMorning() })}>
          {t('tomorrow')}
        </Choice>
        <Choice onChoose={() => onAnswer({ action: 'snooze', until: mondayMorning() })}>
          {t('nextWeek')}
        </Choice>
        <Choice onChoose={() => onAnswer({ action: 'snooze', untilReply: true })}>{t('untilReply')}</Choice>
      </ul>
      <Form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (isFuture) onAnswer({ action: 'snooze', until: at.toISOString() });
        }}
      >
        <div className="grow">
          <Field
            label={t('ownTime')}
            type="datetime-local"
            value={own}
            error={own !== '' && !isFuture ? t('inPast') : undefined}
            onChange={(event) => setOwn(event.target.value)}
          />
        </div>
        <SubmitButton disabled={!isFuture} className="min-h-11">
          {t('snooze')}
        </SubmitButton>
      </Form>
    </>
  );
}

function Tags({ onAnswer }: { onAnswer(action: Action): void }) {
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
          onClick={() => onAnswer({ action: 'untag', tagIds: [...ids] })}
        >
          {t('takeOff')}
        </Button>
        <Button disabled={ids.size === 0} onClick={() => onAnswer({ action: 'tag', tagIds: [...ids] })}>
          {t('putOn')}
        </Button>
      </footer>
    </>
  );
}
