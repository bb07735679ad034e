import { type ComponentProps, type ReactNode, useId } from 'react';

interface Labelled {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
}
const look =
  'min-h-11 w-full rounded-lg border border-line bg-surface px-3 text-ink outline-offset-0 placeholder:text-muted aria-invalid:border-danger';

/** A labelled input with its validation error, linked for screen readers. */
export function Field({ label, hint, problem, ...rest }: ComponentProps<'input'> & Labelled) {
  return (
    <Frame label={label} hint={hint} problem={problem}>
      {(ids) => (
        <input dir="auto" {...ids} {...rest} data-autofocus={rest.autoFocus || undefined} className={look} />
      )}
    </Frame>
  );
}

/** Does the same for a multi-line text. */
export function TextField({ label, hint, problem, ...rest }: ComponentProps<'textarea'> & Labelled) {
  return (
    <Frame label={label} hint={hint} problem={problem}>
      {(ids) => <textarea dir="auto" rows={3} {...ids} {...rest} className={`${look} py-2`} />}
    </Frame>
  );
}

/** Does the same for a select; its options are the children. */
export function SelectField({ label, hint, problem, ...rest }: ComponentProps<'select'> & Labelled) {
  return (
    <Frame label={label} hint={hint} problem={problem}>
      {(ids) => <select {...ids} {...rest} className={look} />}
    </Frame>
  );
}

/** A checkbox. */
export function Switch({ label, hint, ...rest }: Omit<ComponentProps<'input'>, 'type'> & Labelled) {
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

function Frame({
  label,
  hint,
  problem,
  children,
}: Labelled & {
  children(ids: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }): ReactNode;
}) {
  const id = useId();
  const note = problem ?? hint;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': note ? `${id}-note` : undefined,
      })}
      {note && (
        <p id={`${id}-note`} className={problem ? 'text-danger text-sm' : 'text-muted text-sm'}>
          {note}
        </p>
      )}
    </div>
  );
}
