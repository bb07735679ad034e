import Link from 'next/link';
import type { MouseEvent, ReactNode } from 'react';

interface Props {
  label: string;
  icon: ReactNode;
  /** The accessible name and tooltip, if it is not the label alone. */
  name?: string;
  /** 0 shows none. */
  count?: number;
  isNew?: boolean;
  isCurrent?: boolean;
  /** After the label, where there is room for labels. */
  hint?: ReactNode;
  /** A part of another entry: only in a sidebar with labels, and lower. */
  isPart?: boolean;
  className?: string;
}

/**
 * An entry of the sidebar: a link or a button. An icon with a label; in a collapsed sidebar the label is the
 * tooltip, on a phone it stands below the icon.
 */
export function SidebarEntry({
  href,
  onClick,
  ...entry
}: Props & { href?: string; onClick?(event: MouseEvent): void }) {
  const { label, name = label, isCurrent, isPart = false, className = '' } = entry;
  const props = {
    ...(onClick && { onClick }),
    title: name,
    className: `relative shrink-0 items-center rounded-lg text-muted hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent labelled:w-full labelled:justify-start labelled:gap-2.5 labelled:px-2.5 labelled:text-sm labelled:not-aria-[current]:text-ink ${
      isPart
        ? 'hidden labelled:flex labelled:h-8'
        : 'inline-flex max-sm:h-12 max-sm:min-w-0 max-sm:flex-1 max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 sm:size-11 sm:justify-center labelled:h-9'
    } ${className}`,
  };
  return href === undefined ? (
    <button type="button" {...props}>
      <Content {...entry} />
    </button>
  ) : (
    <Link href={href} aria-current={isCurrent ? 'page' : undefined} {...props}>
      <Content {...entry} />
    </Link>
  );
}

function Content({ label, name = label, icon, count = 0, isNew, hint, isPart = false }: Props) {
  return (
    <>
      <span className="inline-flex w-5 shrink-0 justify-center">{icon}</span>
      {/* The name alone is read: label, keys and count are parts of it, or not needed. */}
      <span className="sr-only">{name}</span>
      <span
        aria-hidden="true"
        dir="auto"
        className={`truncate max-sm:max-w-full max-sm:text-[11px] max-sm:leading-4 sm:hidden labelled:block ${isPart ? '' : 'labelled:font-medium'}`}
      >
        {label}
      </span>
      {isNew && (
        <span
          aria-hidden="true"
          className="absolute end-1.5 top-1.5 size-2.5 rounded-full bg-accent ring-2 ring-surface max-sm:start-1/2 max-sm:end-auto labelled:static labelled:ms-auto labelled:ring-0"
        />
      )}
      {hint && (
        <span aria-hidden="true" className="ms-auto hidden labelled:inline-flex">
          {hint}
        </span>
      )}
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-1 min-w-4.5 rounded-full bg-accent px-1 text-center font-semibold text-accent-ink text-xs tabular-nums max-sm:start-1/2 max-sm:top-0.5 sm:end-1 labelled:static labelled:ms-auto labelled:bg-transparent labelled:px-0 labelled:text-end labelled:font-medium labelled:text-muted"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </>
  );
}
