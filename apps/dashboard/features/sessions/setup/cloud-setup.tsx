import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ApiError, api, type Schemas, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useFieldErrorText } from '../../../lib/problems.ts';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../../ui/form/form.tsx';
import { CloudFields, fieldsIn } from './cloud-fields.tsx';
import { ConnectWebhook } from './connect-webhook.tsx';

type Test = Schemas['ConnectionTest'];
type Given = {
  engine: 'cloud';
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string;
};

/** Converts an error of `POST /sessions` to the format of a test result. */
function testOf(error: unknown): Test | undefined {
  if (!(error instanceof ApiError) || error.code !== 'session_connection_failed') return undefined;
  return { isConnected: false, phoneNumber: null, displayName: null, problems: [...error.details] };
}

/**
 * Connects a Cloud API number: the credentials can be tested repeatedly, are then saved, and the webhook is
 * configured last.
 */
export function CloudSetup() {
  const t = useTranslations('connect');
  const client = useQueryClient();
  const [result, setResult] = useState<Test>();
  const test = useMutation({
    mutationFn: async (body: Given) => (await unwrap(api.POST('/api/v1/sessions/test', { body }))).data,
    onMutate: () => setResult(undefined),
    onSuccess: setResult,
    onError: (error) => setResult(testOf(error)),
  });
  const create = useMutation({
    mutationFn: async (body: Given & { name: string }) =>
      (await unwrap(api.POST('/api/v1/sessions', { body }))).data,
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
    onError: (error) => setResult(testOf(error)),
  });
  const isBusy = test.isPending || create.isPending;
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const { name = '', ...rest } = fieldsIn(event.currentTarget);
    const given = { engine: 'cloud', ...rest } as Given;
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter?.getAttribute('value') === 'test') test.mutate(given);
    else create.mutate({ ...given, name });
  }
  if (create.data) return <ConnectWebhook session={create.data} />;
  const failure = test.error ?? create.error;
  return (
    <Form
      onSubmit={submit}
      className="flex flex-col gap-6 rounded-2xl border border-line bg-surface p-4 sm:p-6"
    >
      <p className="text-muted">{t('cloudSteps')}</p>
      <Field label={t('name')} hint={t('nameHint')} name="name" maxLength={100} required />
      <CloudFields problems={result?.problems ?? []} />
      {result ? <Result result={result} /> : <ErrorMessage error={failure} />}
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="outline" name="act" value="test" className="min-h-11" disabled={isBusy}>
          {test.isPending ? t('testing') : t('test')}
        </SubmitButton>
        <SubmitButton name="act" value="connect" className="min-h-11" disabled={isBusy}>
          {create.isPending ? t('connecting') : t('connect')}
        </SubmitButton>
      </div>
    </Form>
  );
}

function Result({ result }: { result: Test }) {
  const t = useTranslations('connect');
  const fieldProblem = useFieldErrorText();
  const general = result.problems.filter(({ field }) => field === null);
  return (
    <div role={result.isConnected ? 'status' : 'alert'} className="flex flex-col gap-2">
      {result.isConnected ? (
        <p className="flex items-center gap-2 rounded-lg bg-accent-soft px-3 py-2">
          <CircleCheck size={20} aria-hidden="true" className="shrink-0 text-accent" />
          <span>
            {t('works')} <bdi dir="ltr">{result.phoneNumber}</bdi> <bdi>{result.displayName}</bdi>
          </span>
        </p>
      ) : (
        <p className="rounded-lg bg-danger-soft px-3 py-2 text-danger">{t('doesNotWork')}</p>
      )}
      {result.isConnected && result.problems.length > 0 && <p className="text-warn">{t('worksButLook')}</p>}
      {general.map((problem) => (
        <p key={problem.code} dir="auto" className="text-danger text-sm">
          {fieldProblem(problem)}
        </p>
      ))}
    </div>
  );
}
