import { type ComponentProps, type ReactNode, useId } from 'react';

interface LabelProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}
const inputClassName =
  'min-h-11 w-full rounded-lg border border-line bg-surface px-3 text-ink outline-offset-0 placeholder:text-muted aria-invalid:border-danger';

/** A labelled input with its validation error, linked for screen readers. */
export function Field({ label, hint, error, ...rest }: ComponentProps<'input'> & LabelProps) {
  return (
    <FieldLayout label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          dir="auto"
          {...ids}
          {...rest}
          data-autofocus={rest.autoFocus || undefined}
          className={inputClassName}
        />
      )}
    </FieldLayout>
  );
}

/** Does the same for a multi-line text. */
export function TextField({ label, hint, error, ...rest }: ComponentProps<'textarea'> & LabelProps) {
  return (
    <FieldLayout label={label} hint={hint} error={error}>
      {(ids) => <textarea dir="auto" rows={3} {...ids} {...rest} className={`${inputClassName} py-2`} />}
    </FieldLayout>
  );
}

/** Does the same for a select; its options are the children. */
export function SelectField({ label, hint, error, ...rest }: ComponentProps<'select'> & LabelProps) {
  return (
    <FieldLayout label={label} hint={hint} error={error}>
      {(ids) => <select {...ids} {...rest} className={inputClassName} />}
    </FieldLayout>
  );
}

/** A checkbox. */
export function Switch({ label, hint, ...rest }: Omit<ComponentProps<'input'>, 'type'> & LabelProps) {
  const id = useId();
  return (
    <div className="flex min-h-11 items-center gap-3">
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-note` : undefined}
        {...rest}
        className="relative h-6 w-11 shrink-0 cursor-pointer appearance-none rounded-full border border-muted bg-sunken transition before:absolute before:inset-y-0.5 before:start-0.5 before:size-4.5 before:rounded-full before:bg-muted before:transition checked:border-accent checked:bg-accent checked:before:bg-accent-ink checked:before:translate-x-5 disabled:opacity-50 rtl:checked:before:-translate-x-5"
      />
      <label htmlFor={id} className="grow cursor-pointer">
        <span className="block">{label}</span>
        {hint && (
          <span id={`${id}-note`} className="block text-muted text-sm">
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}

function FieldLayout({
  label,
  hint,
  error,
  children,
}: LabelProps & {
  children(ids: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }): ReactNode;
}) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children({
        id,
        'aria-invalid': error !== undefined,
        'aria-describedby': note ? `${id}-note` : undefined,
      })}
      {note && (
        <p id={`${id}-note`} className={error ? 'text-danger text-sm' : 'text-muted text-sm'}>
          {note}
        </p>
      )}
    </div>
  );
}
