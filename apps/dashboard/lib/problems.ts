import { useTranslations } from 'use-intl';
import { ApiError } from './api.ts';
import type { Messages } from './intl.tsx';

type Known = Exclude<keyof Messages['errors'], 'title' | 'other' | 'retry' | 'notFoundTitle' | 'home'>;

/** What an error says to a person, in their language; the server's own details follow where they name a field. */
export function useProblem(): (error: unknown) => string {
  const t = useTranslations('errors');
  return (error) => {
    if (!(error instanceof ApiError))
      return t('other', { code: error instanceof Error ? error.message : 'unknown' });
    const details = detailsOf(error.details);
    const said = t.has(error.code as Known) ? t(error.code as Known) : t('other', { code: error.code });
    return details ? `${said} (${details})` : said;
  };
}

function detailsOf(details: unknown): string {
  if (!Array.isArray(details)) return reasonOf(details);
  return details
    .map((it: { field?: string; problem?: string }) => [it.field, it.problem].filter(Boolean).join(' '))
    .join('; ');
}

function reasonOf(details: unknown): string {
  const { reason, message } = (details ?? {}) as { reason?: unknown; message?: unknown };
  return [reason, message].filter((it) => typeof it === 'string').join(': ');
}
