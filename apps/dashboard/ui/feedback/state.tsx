import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useProblem } from '../../lib/problems.ts';
import { Button } from '../button.tsx';

/** An empty state: what belongs here, and a button for the first step. */
export function Empty({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-2xl border border-line border-dashed p-8 text-center">
      <p className="font-medium">{title}</p>
      {text && <p className="max-w-prose text-muted">{text}</p>}
      {children}
    </div>
  );
}

/** An error message with a retry button. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations('errors');
  const problemOf = useProblem();
  if (!error) return null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-lg bg-danger-soft px-3 py-2 text-danger"
    >
      <p dir="auto" className="min-w-0 grow break-words">
        {problemOf(error)}
      </p>
      {onRetry && (
        <Button variant="outline" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
