import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { IconButton } from '../../ui/button.tsx';
import { SelectField } from '../../ui/form/field.tsx';
import { StepFields } from './step-fields.tsx';
import { blankStep, type StepName, stepNames } from './steps.ts';
import type { Step } from './use-macros.ts';

/** One step of a macro: its type, its parameters, and buttons that move it. */
export function StepLine({
  step,
  number,
  onChange,
  onRemove,
  onUp,
  onDown,
}: {
  step: Step;
  number: number;
  onChange(step: Step): void;
  onRemove: (() => void) | undefined;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}) {
  const t = useTranslations('macros');
  return (
    <li className="flex flex-col gap-2 rounded-xl border border-line p-3">
      <div className="flex flex-wrap items-end gap-1">
        <div className="min-w-40 grow">
          <SelectField
            label={t('step', { number })}
            value={step.action}
            onChange={({ target }) => onChange(blankStep(target.value as StepName))}
          >
            {stepNames.map((name) => (
              <option key={name} value={name}>
                {t(name)}
              </option>
            ))}
          </SelectField>
        </div>
        <span className="flex">
          <IconButton label={t('up', { number })} disabled={!onUp} onClick={onUp} className="size-11">
            <ArrowUp size={17} />
          </IconButton>
          <IconButton label={t('down', { number })} disabled={!onDown} onClick={onDown} className="size-11">
            <ArrowDown size={17} />
          </IconButton>
          <IconButton
            label={t('removeStep', { number })}
            disabled={!onRemove}
            onClick={onRemove}
            className="size-11"
          >
            <Trash2 size={17} />
          </IconButton>
        </span>
      </div>
      <StepFields step={step} onChange={onChange} />
    </li>
  );
}
