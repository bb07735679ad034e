import { useId } from 'react';

interface Option<Value extends string> {
  value: Value;
  label: string;
  /** A sentence that explains the option. */
  text: string;
}

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange(value: Value): void;
}

/** Radio buttons, each with an explanation. */
export function RadioField<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 font-medium text-sm">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-11 cursor-pointer items-start gap-3 rounded-lg p-2 hover:bg-sunken has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name={name}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            className="mt-1 size-5 shrink-0 accent-accent"
          />
          <span>
            <span className="block font-medium">{option.label}</span>
            <span className="block text-muted text-sm">{option.text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
