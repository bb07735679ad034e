import type { ReactNode } from 'react';

/** A section of a settings page. */
export function Panel({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6">
      <header>
        <h2 className="font-semibold text-lg">{title}</h2>
        {text && <p className="text-muted text-sm">{text}</p>}
      </header>
      {children}
    </section>
  );
}
