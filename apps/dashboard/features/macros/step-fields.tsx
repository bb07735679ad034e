import { useFormatter } from 'use-intl';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { SelectField, TextField } from '../../ui/form/field.tsx';
import { useAllCannedResponses } from '../canned-responses/index.ts';
import { useMembers } from '../members/index.ts';
import { TagChip, useTags } from '../tags/index.ts';
import { useTeams } from '../teams/index.ts';
import { snoozes } from './steps.ts';
import type { Step } from './use-macros.ts';

type StepOf<Name extends Step['action']> = Extract<Step, { action: Name }>;
interface Props<S extends Step> {
  step: S;
  onChange(step: Step): void;
}

/** The input fields of a step; renders nothing for steps without parameters. */
export function StepFields({ step, onChange }: Props<Step>) {
  switch (step.action) {
    case 'assign':
      return <Assignee step={step} onChange={onChange} />;
    case 'assign_team':
      return <Team step={step} onChange={onChange} />;
    case 'snooze':
      return <Duration step={step} onChange={onChange} />;
    case 'tag':
    case 'untag':
      return <Tags step={step} onChange={onChange} />;
    case 'note':
    case 'send':
      return <TextStep step={step} onChange={onChange} />;
    case 'send_canned_response':
      return <Answer step={step} onChange={onChange} />;
    default:
      return null;
  }
}

function Assignee({ step, onChange }: Props<StepOf<'assign'>>) {
  const t = useTranslations('macros');
  const members = (useMembers().data ?? []).filter(({ role }) => role !== 'viewer');
  const choices = [{ id: 'me', name: t('me') }, ...members.map(({ userId, name }) => ({ id: userId, name }))];
  return (
    <Choice
      label={t('to')}
      value={step.assigneeId}
      choices={choices}
      onChoose={(assigneeId) => onChange({ ...step, assigneeId })}
    />
  );
}

function Team({ step, onChange }: Props<StepOf<'assign_team'>>) {
  const t = useTranslations('macros');
  const teams = useTeams().data;
  const none = { id: 'none', name: t('noTeam') };
  return (
    <Choice
      label={t('toTeam')}
      value={step.teamId ?? none.id}
      choices={teams ? [none, ...teams] : []}
      onChoose={(id) => onChange({ ...step, teamId: id === none.id ? null : id })}
    />
  );
}

function Answer({ step, onChange }: Props<StepOf<'send_canned_response'>>) {
  const t = useTranslations('macros');
  const answers = useAllCannedResponses().data ?? [];
  return (
    <Choice
      label={t('answer')}
      value={step.cannedResponseId}
      choices={answers.map(({ id, shortcut, title }) => ({ id, name: `/${shortcut} – ${title}` }))}
      onChoose={(cannedResponseId) => onChange({ ...step, cannedResponseId })}
    />
  );
}

/** A select whose chosen option may have been deleted since. */
function Choice({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string;
  value: string;
  choices: readonly { id: string; name: string }[];
  onChoose(id: string): void;
}) {
  const t = useTranslations('macros');
  const isKnown = choices.some(({ id }) => id === value);
  const isGone = value !== '' && !isKnown && choices.length > 0;
  return (
    <SelectField
      label={label}
      value={value}
      error={isGone ? t('gone') : undefined}
      onChange={({ target }) => onChoose(target.value)}
    >
      {!isKnown && <option value={value}>{value === '' ? t('choose') : '…'}</option>}
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

function Duration({ step, onChange }: Props<StepOf<'snooze'>>) {
  const t = useTranslations('macros');
  const format = useFormatter();
  const known: readonly (number | null)[] = snoozes;
  const choices = known.includes(step.durationMinutes) ? known : [step.durationMinutes, ...known];
  const words = (minutes: number) => {
    const [count, unit] =
      minutes % 1_440 === 0
        ? [minutes / 1_440, 'day' as const]
        : minutes % 60 === 0
          ? [minutes / 60, 'hour' as const]
          : [minutes, 'minute' as const];
    return format.number(count, { style: 'unit', unit, unitDisplay: 'long' });
  };
  return (
    <SelectField
      label={t('howLong')}
      value={String(step.durationMinutes)}
      onChange={({ target }) =>
        onChange({ ...step, durationMinutes: target.value === 'null' ? null : Number(target.value) })
      }
    >
      {choices.map((minutes) => (
        <option key={minutes} value={String(minutes)}>
          {minutes === null ? t('untilReply') : words(minutes)}
        </option>
      ))}
    </SelectField>
  );
}

function Tags({ step, onChange }: Props<StepOf<'tag' | 'untag'>>) {
  const t = useTranslations('macros');
  const tags = useTags();
  const known = new Set(tags.data?.map(({ id }) => id));
  const chosen = new Set(step.tagIds);
  const gone = step.tagIds.filter((id) => tags.data && !known.has(id));
  function toggle(id: string): void {
    const remaining = step.tagIds.filter((it) => it !== id && !gone.includes(it));
    onChange({ ...step, tagIds: chosen.has(id) ? remaining : [...remaining, id] });
  }
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="font-medium text-sm">{t('which')}</legend>
      {tags.data?.length === 0 && <p className="text-muted text-sm">{t('noTags')}</p>}
      <div className="flex flex-wrap gap-x-4">
        {tags.data?.map((tag) => (
          <label key={tag.id} className="inline-flex min-h-11 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              checked={chosen.has(tag.id)}
              onChange={() => toggle(tag.id)}
              className="size-5 accent-(--accent)"
            />
            <TagChip tag={tag} />
          </label>
        ))}
      </div>
      {gone.length > 0 && <p className="text-danger text-sm">{t('gone')}</p>}
    </fieldset>
  );
}

function TextStep({ step, onChange }: Props<StepOf<'note' | 'send'>>) {
  const t = useTranslations('macros');
  return (
    <TextField
      label={t('words')}
      value={step.text}
      maxLength={4096}
      onChange={({ target }) => onChange({ ...step, text: target.value })}
      required
    />
  );
}
