import Link from 'next/link';
import type { FormEvent } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../../ui/form/form.tsx';
import { useCreateSimulated } from '../use-sandbox.ts';
import { SimulatedReady } from './simulated-ready.tsx';

/** Creates a simulated number with one click, then shows where to write as a customer. */
export function SandboxSetup() {
  const t = useTranslations('connect');
  const create = useCreateSimulated();
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    create.mutate(String(new FormData(event.currentTarget).get('name')));
  }
  if (create.data) return <SimulatedReady session={create.data} />;
  return (
    <Form
      onSubmit={submit}
      className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6"
    >
      <p className="text-muted">{t('sandboxSteps')}</p>
      <Field
        label={t('name')}
        hint={t('nameHint')}
        name="name"
        defaultValue={t('simulatedName')}
        maxLength={100}
        required
      />
      <ErrorMessage error={create.error} />
      <SubmitButton className="min-h-11 self-start" disabled={create.isPending}>
        {create.isPending ? t('sandboxStarting') : t('createSandbox')}
      </SubmitButton>
    </Form>
  );
}

export function Way({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-11 items-center rounded-lg border border-line bg-surface px-4 font-medium hover:bg-sunken"
    >
      {children}
    </Link>
  );
}
