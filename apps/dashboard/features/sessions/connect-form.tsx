import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, ask } from '../../lib/api.ts';
import { useProblem } from '../../lib/problems.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';

/** What Meta gives a business for one number. The server tries it before it keeps it. */
export function ConnectForm({ onDone }: { onDone(): void }) {
  const t = useTranslations('sessions');
  const client = useQueryClient();
  const problemOf = useProblem();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const given = Object.fromEntries(
      [...new FormData(event.currentTarget)]
        .filter(([, value]) => value !== '')
        .map(([name, value]) => [name, String(value)]),
    );
    await ask(api.POST('/api/v1/sessions', { body: { engine: 'cloud', ...given } as never }))
      .then(async () => {
        await client.invalidateQueries({ queryKey: ['sessions'] });
        onDone();
      })
      .catch((error: unknown) => setProblem(problemOf(error)));
    setBusy(false);
  }
  return (
    <form
      onSubmit={submit}
      className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6"
    >
      <Field label={t('name')} hint={t('nameHint')} name="name" maxLength={100} required />
      <Field
        label={t('phoneNumberId')}
        hint={t('idHint')}
        name="phoneNumberId"
        inputMode="numeric"
        required
      />
      <Field label={t('wabaId')} hint={t('idHint')} name="wabaId" inputMode="numeric" required />
      <Field
        label={t('accessToken')}
        hint={t('tokenHint')}
        name="accessToken"
        type="password"
        autoComplete="off"
        required
      />
      <Field
        label={t('appSecret')}
        hint={t('secretHint')}
        name="appSecret"
        type="password"
        autoComplete="off"
        required
      />
      <Field label={t('verifyToken')} hint={t('verifyHint')} name="verifyToken" autoComplete="off" required />
      <Field label={t('graphBaseUrl')} hint={t('graphHint')} name="graphBaseUrl" type="url" />
      {problem && (
        <p role="alert" dir="auto" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          {problem}
        </p>
      )}
      <div className="flex gap-2">
        <Button type="submit" disabled={isBusy}>
          {t('connect')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
