import { useTranslations } from 'use-intl';
import { ApiError } from './api.ts';
import type { Messages } from './intl.tsx';

type Known = Exclude<keyof Messages['errors'], 'other'>;

/** Reasons why the server rejects a password that is long enough. */
const weaknesses: Record<string, 'passwordCommon' | 'passwordIsEmail' | 'passwordRepeats'> = {
  'is one of the most common passwords': 'passwordCommon',
  'is the e-mail address': 'passwordIsEmail',
  'repeats the same characters': 'passwordRepeats',
};

/** The user-facing text of an error, translated; followed by the server's details if they name a field. */
export function useProblem(): (error: unknown) => string {
  const t = useTranslations('errors');
  return (error) => {
    if (!(error instanceof ApiError))
      return t('other', { code: error instanceof Error ? error.message : 'unknown' });
    const weak = Array.isArray(error.details)
      ? weaknesses[(error.details[0] as { problem?: string } | undefined)?.problem ?? '']
      : undefined;
    if (weak) return t(weak);
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
