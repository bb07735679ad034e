import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { Field, Switch } from '../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../ui/form/form.tsx';
import { StepLine } from './step-line.tsx';
import { blankStep, isComplete, moveStep } from './steps.ts';
import { type Macro, type Step, useSaveMacro } from './use-macros.ts';

const MAX_STEPS = 20;

/** Each step has a stable key, so that a field keeps focus when steps are reordered. */
type Line = { key: string; step: Step };
const lineOf = (step: Step): Line => ({ key: crypto.randomUUID(), step });

/** Creates or edits a macro: its name and its steps. */
export function MacroDialog({
  macro,
  canShare,
  onClose,
}: {
  macro: Macro | undefined;
  canShare: boolean;
  onClose(): void;
}) {
  const t = useTranslations('macros');
  const save = useSaveMacro();
  const [name, setName] = useState(macro?.name ?? '');
  const [isShared, setShared] = useState(false);
  const [lines, setLines] = useState<Line[]>(() => (macro?.actions ?? [blankStep('assign')]).map(lineOf));
  const unfinished = lines.findIndex(({ step }) => !isComplete(step));

  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(
      {
        ...(macro && { id: macro.id }),
        name: name.trim(),
        scope: isShared ? 'shared' : 'personal',
        actions: lines.map(({ step }) => step),
      },
      {
        onSuccess() {
          showToast(t('saved', { name: name.trim() }));
          onClose();
        },
      },
    );
  }
  return (
    <Dialog title={macro ? t('edit', { name: macro.name }) : t('create')} onClose={onClose}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={80}
          pattern=".*\S.*"
          required
          autoFocus
        />
        {!macro && canShare && (
          <Switch
            label={t('shared')}
            hint={t('sharedHint')}
            checked={isShared}
            onChange={(event) => setShared(event.target.checked)}
          />
        )}
        <ol className="flex max-h-[50vh] flex-col gap-2 overflow-y-auto" aria-label={t('steps')}>
          {lines.map(({ key, step }, i) => (
            <StepLine
              key={key}
              step={step}
              number={i + 1}
              onChange={(next) =>
                setLines(lines.map((line) => (line.key === key ? { key, step: next } : line)))
              }
              onRemove={
                lines.length > 1 ? () => setLines(lines.filter((line) => line.key !== key)) : undefined
              }
              onUp={i > 0 ? () => setLines(moveStep(lines, i, -1)) : undefined}
              onDown={i < lines.length - 1 ? () => setLines(moveStep(lines, i, 1)) : undefined}
            />
          ))}
        </ol>
        <Button
          variant="outline"
          disabled={lines.length >= MAX_STEPS}
          onClick={() => setLines([...lines, lineOf(blankStep('resolve'))])}
          className="min-h-11 self-start"
        >
          <Plus size={18} aria-hidden="true" />
          {t('addStep')}
        </Button>
        <ErrorMessage error={save.error} />
        {unfinished >= 0 && (
          <p role="status" className="text-muted text-sm">
            {t('unfinished', { number: unfinished + 1 })}
          </p>
        )}
        <SubmitButton disabled={unfinished >= 0 || save.isPending} className="min-h-11 self-end">
          {t('save')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
