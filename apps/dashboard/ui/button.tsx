import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

const variants = {
  primary: 'bg-accent text-accent-ink hover:brightness-110',
  quiet: 'bg-transparent text-ink hover:bg-sunken',
  outline: 'border border-line bg-surface text-ink hover:bg-sunken',
  danger: 'bg-danger-soft text-danger hover:brightness-95',
} as const;

/** A button at least 40 pixels high, for touch. */
export function Button({
  variant = 'primary',
  className,
  ...rest
}: ComponentProps<'button'> & { variant?: keyof typeof variants }) {
  return (
    <button
      type="button"
      {...rest}
      className={clsx(
        'inline-flex min-h-10 items-center justify-center gap-2 rounded-lg px-4 font-medium transition disabled:opacity-50',
        variants[variant],
        className,
      )}
    />
  );
}

/** An icon button; `label` is its accessible name. */
export function IconButton({
  label,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label' | 'title'> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={clsx(
        'inline-flex size-10 shrink-0 items-center justify-center rounded-lg text-muted transition hover:bg-sunken hover:text-ink disabled:opacity-40',
        className,
      )}
    />
  );
}
