import { ApiError, type Schemas } from './api.ts';
import type { Messages } from './intl/intl.tsx';
import { useTranslations } from './intl/use-translations.ts';

type KnownCode = Exclude<keyof Messages['errors'], 'other'>;
type Translate = ReturnType<typeof useTranslations<'problems'>>;
/** One entry of an error's `details`. */
export type FieldProblem = Schemas['Problem'];

/** The user-facing text of an error, translated; followed by its details, translated by their codes. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations('errors');
  const tProblem = useTranslations('problems');
  return (error) => {
    if (!(error instanceof ApiError))
      return t('other', { code: error instanceof Error ? error.message : 'unknown' });
    const [first] = error.details;
    if (first?.code.startsWith('password_')) return textOf(tProblem, first);
    const details = error.details.map((problem) => describe(tProblem, problem)).filter((text) => text !== '');
    const text = t.has(error.code as KnownCode)
      ? t(error.code as KnownCode)
      : t('other', { code: error.code });
    return details.length > 0 ? `${text} (${details.join('; ')})` : text;
  };
}

/** The text of one problem, without its field. */
export function useFieldErrorText(): (problem: FieldProblem) => string {
  const t = useTranslations('problems');
  return (problem) => textOf(t, problem);
}

/** The parameters of an error, from all entries of its details. */
export function errorParams(error: unknown): Readonly<Record<string, unknown>> {
  return error instanceof ApiError ? Object.assign({}, ...error.details.map(({ params }) => params)) : {};
}

function describe(t: Translate, problem: FieldProblem): string {
  const field = problem.field?.replace(/^(body|querystring|params)\./, '');
  const text = t.has(problem.code as 'invalid') ? textOf(t, problem) : providerText(problem);
  return field && text ? `${field}: ${text}` : text;
}

/** For a code that is newer than this page, the server's English text is shown. */
function textOf(t: Translate, { code, params, message }: FieldProblem): string {
  if (!t.has(code as 'invalid')) return message;
  const values = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : [value].flat().join(', '),
  ]);
  return t(code as 'invalid', Object.fromEntries(values));
}

/** WhatsApp's text about an error as a whole; the error's own code is translated already. */
function providerText({ params: { reason, details } }: FieldProblem): string {
  return [reason, details].filter((it) => typeof it === 'string').join(': ');
}
