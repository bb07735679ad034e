import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Field } from '../../../ui/form/field.tsx';

/** The non-empty fields of a form. */
export function fieldsIn(form: HTMLFormElement): Record<string, string> {
  const filled = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}

const steps = [
  { name: 'phoneNumberId', where: 'wherePhoneNumberId', wrong: 'wrongPhoneNumberId', kind: 'digits' },
  { name: 'wabaId', where: 'whereWabaId', wrong: 'wrongWabaId', kind: 'digits' },
  { name: 'accessToken', where: 'whereAccessToken', wrong: 'wrongAccessToken', kind: 'secret' },
  { name: 'appSecret', where: 'whereAppSecret', wrong: 'wrongAppSecret', kind: 'secret' },
] as const;

type Problems = Schemas['ConnectionTest']['problems'];

/**
 * The credentials to copy from Meta's pages, in the order in which Meta shows them, each with its validation
 * error.
 */
export function CloudFields({ problems }: { problems: Problems }) {
  const t = useTranslations('connect');
  const isWrong = (name: string) => problems.some(({ field }) => field === `body.${name}`);
  const isAddressWrong = isWrong('graphBaseUrl');
  return (
    <>
      <ol className="flex flex-col gap-5">
        {steps.map(({ name, where, wrong, kind }, i) => (
          <li key={name} className="grid grid-cols-[auto_1fr] gap-x-3">
            <span
              aria-hidden="true"
              className="flex size-7 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent text-sm"
            >
              {i + 1}
            </span>
            <div className="flex min-w-0 flex-col gap-2">
              <p className="pt-0.5 text-muted text-sm">{t(where)}</p>
              <Field
                label={t(name)}
                name={name}
                error={isWrong(name) ? t(wrong) : undefined}
                dir="ltr"
                required
                autoComplete="off"
                spellCheck={false}
                {...(kind === 'digits'
                  ? { inputMode: 'numeric' as const, pattern: '\\s*[0-9]{1,32}\\s*', title: t('digits') }
                  : { type: 'password' })}
              />
            </div>
          </li>
        ))}
      </ol>
      <details open={isAddressWrong || undefined} className="rounded-xl border border-line p-3">
        <summary className="cursor-pointer py-1.5 font-medium text-sm">{t('more')}</summary>
        <div className="mt-3 flex flex-col gap-4">
          <Field
            label={t('verifyToken')}
            hint={t('verifyHint')}
            name="verifyToken"
            minLength={8}
            dir="ltr"
            autoComplete="off"
          />
          <Field
            label={t('graphBaseUrl')}
            hint={t('graphHint')}
            error={isAddressWrong ? t('wrongGraphBaseUrl') : undefined}
            name="graphBaseUrl"
            type="url"
            dir="ltr"
          />
        </div>
      </details>
    </>
  );
}
