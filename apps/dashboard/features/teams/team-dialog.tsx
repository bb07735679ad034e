import { type FormEvent, useState } from 'react';
import { ApiError, type Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { Field } from '../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../ui/form/form.tsx';
import { RadioField } from '../../ui/form/radio-field.tsx';
import { changesOf, type Draft, draftOf, type Problems, readDraft } from './draft.ts';
import { MemberPicker } from './member-picker.tsx';
import { useSaveTeam } from './save-team.ts';
import type { Team } from './use-teams.ts';

const describedRoles = { manual: 'manualText', round_robin: 'roundRobinText' } as const;

interface Props {
  team: Team | undefined;
  members: readonly Schemas['Member'][];
  onClose(): void;
}

/** Creates or edits a team: its name, members and assignment mode. */
export default function TeamDialog({ team, members, onClose }: Props) {
  const t = useTranslations('teams');
  const save = useSaveTeam();
  const [draft, setDraft] = useState(() => draftOf(team));
  const [problems, setProblems] = useState<Problems>({});
  const isTaken = save.error instanceof ApiError && save.error.code === 'team_exists';

  function change(changes: Partial<Draft>): void {
    setDraft({ ...draft, ...changes });
    setProblems({});
    save.reset();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    const read = readDraft(
      draft,
      members.map(({ userId }) => userId),
    );
    setProblems(read.problems ?? {});
    if (!read.body) return;
    const { name } = read.body;
    save.mutate(team ? { id: team.id, changes: changesOf(team, read.body) } : { body: read.body }, {
      onSuccess() {
        showToast(t('saved', { name }));
        onClose();
      },
    });
  }
  const nameProblem = isTaken ? 'nameTaken' : problems.name;
  return (
    <Dialog title={team ? t('edit', { name: team.name }) : t('create')} onClose={onClose}>
      <Form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field
          label={t('name')}
          value={draft.name}
          error={nameProblem && t(nameProblem)}
          onChange={({ target }) => change({ name: target.value })}
          maxLength={60}
          required
          autoFocus
        />
        <Field
          label={t('description')}
          value={draft.description}
          onChange={({ target }) => change({ description: target.value })}
          maxLength={500}
        />
        <MemberPicker
          members={members}
          chosenIds={draft.memberIds}
          onChoose={(memberIds) => change({ memberIds })}
        />
        <RadioField
          label={t('assignment')}
          value={draft.assignment}
          options={(['manual', 'round_robin'] as const).map((it) => ({
            value: it,
            label: t(it),
            text: t(describedRoles[it]),
          }))}
          onChange={(assignment) => change({ assignment })}
        />
        {draft.assignment === 'round_robin' && (
          <Field
            label={t('capacity')}
            hint={t('capacityHint')}
            error={problems.capacity && t(problems.capacity)}
            inputMode="numeric"
            value={draft.capacity}
            onChange={({ target }) => change({ capacity: target.value })}
            maxLength={6}
          />
        )}
        {!isTaken && <ErrorMessage error={save.error} />}
        <SubmitButton disabled={save.isPending} className="min-h-11 self-end">
          {t('save')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
