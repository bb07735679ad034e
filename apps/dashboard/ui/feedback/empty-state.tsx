import type { ReactNode } from 'react';

/** An empty state: what belongs here, and a button for the first step. */
export function EmptyState({
  title,
  text,
  children,
}: {
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-2xl border border-line border-dashed p-8 text-center">
      <p className="font-medium">{title}</p>
      {text && <p className="max-w-prose text-muted">{text}</p>}
      {children}
    </div>
  );
}
