import { type ComponentProps, useId } from 'react';

/** A labelled input with its problem, told to screen readers too. */
export function Field({
  label,
  hint,
  problem,
  ...rest
}: ComponentProps<'input'> & { label: string; hint?: string | undefined; problem?: string | undefined }) {
  const id = useId();
  const note = problem ?? hint;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        dir="auto"
        aria-invalid={problem !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        {...rest}
        className="min-h-11 rounded-lg border border-line bg-surface px-3 text-ink outline-offset-0 placeholder:text-muted aria-invalid:border-danger"
      />
      {note && (
        <p id={`${id}-note`} className={problem ? 'text-sm text-danger' : 'text-sm text-muted'}>
          {note}
        </p>
      )}
    </div>
  );
}
