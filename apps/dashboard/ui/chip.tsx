import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

const shape =
  'inline-flex min-h-8 max-w-48 min-w-0 items-center gap-1.5 rounded-full border border-line bg-surface px-2.5 text-sm leading-normal';

/**
 * A fact in a row of facts; a button if it can be changed. `label` says which fact it is and its whole text: the
 * accessible name and the tooltip.
 */
export function Chip({
  label,
  className,
  children,
  onClick,
  ...rest
}: Omit<ComponentProps<'button'>, 'title' | 'aria-label'> & { label: string }) {
  if (!onClick)
    return (
      <span title={label} className={clsx(shape, className)}>
        <span className="sr-only">{label}</span>
        <span aria-hidden="true" className="contents">
          {children}
        </span>
      </span>
    );
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      {...rest}
      className={clsx(shape, 'transition hover:bg-sunken', className)}
    >
      {children}
      <ChevronDown size={14} aria-hidden="true" className="-me-0.5 shrink-0 text-muted @max-md:hidden" />
    </button>
  );
}
