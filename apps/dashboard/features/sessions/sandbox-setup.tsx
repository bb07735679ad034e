import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { api, ask } from '../../lib/api.ts';
import { Field } from '../../ui/field.tsx';
import { Form, SubmitButton } from '../../ui/form.tsx';
import { Problem } from '../../ui/state.tsx';
import { detailsOf } from './use-sessions.ts';

/** A number that is not real, by one click; then where to write to it as a customer. */
export function SandboxSetup() {
  const t = useTranslations('connect');
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: async (name: string) =>
      (await ask(api.POST('/api/v1/sessions/sandbox', { body: { name } }))).data,
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    create.mutate(String(new FormData(event.currentTarget).get('name')));
  }
  if (create.data) {
    const { id, name, sandboxUrl } = create.data;
    return (
      <section className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6">
        <h2 role="status" dir="auto" className="font-semibold text-lg">
          {t('sandboxReady', { name })}
        </h2>
        <p className="text-muted">{t('sandboxReadyText')}</p>
        <div className="flex flex-wrap gap-2">
          <a
            href={sandboxUrl}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-11 items-center gap-2 rounded-lg bg-accent px-4 font-medium text-accent-ink hover:brightness-110"
          >
            {t('writeAsCustomer')}
            <ExternalLink size={16} aria-hidden="true" className="rtl:-scale-x-100" />
          </a>
          <Way href="/inbox">{t('toInbox')}</Way>
          <Way href={detailsOf(id)}>{t('toNumber')}</Way>
        </div>
      </section>
    );
  }
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
        defaultValue={t('sandboxName')}
        maxLength={100}
        required
      />
      <Problem error={create.error} />
      <SubmitButton className="min-h-11 self-start" disabled={create.isPending}>
        {create.isPending ? t('creating') : t('createSandbox')}
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
