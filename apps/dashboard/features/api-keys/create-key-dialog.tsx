import { TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { serverNow } from '../../lib/time/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { CopyField } from '../../ui/form/copy-field.tsx';
import { Field, SelectField } from '../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../ui/form/form.tsx';
import { RadioField } from '../../ui/form/radio-field.tsx';
import { type NewApiKey, useCreateApiKey } from './use-api-keys.ts';

const roles = ['agent', 'viewer', 'admin'] as const;
const describedRoles = { agent: 'agentText', viewer: 'viewerText', admin: 'adminText' } as const;
const lifetimes = ['30', '90', '365', 'never'] as const;
const DAY_MS = 86_400_000;

/** Creates an API key with a name, role and expiry, then shows the secret once. */
export function CreateKeyDialog({ onClose }: { onClose(): void }) {
  const t = useTranslations('apiKeys');
  const create = useCreateApiKey();
  if (create.data) return <NewKey created={create.data} onClose={onClose} />;
  return (
    <Dialog title={t('create')} onClose={onClose}>
      <KeyForm isBusy={create.isPending} error={create.error} onCreate={(body) => create.mutate(body)} />
    </Dialog>
  );
}

function KeyForm({
  isBusy,
  error,
  onCreate,
}: {
  isBusy: boolean;
  error: unknown;
  onCreate(body: NewApiKey): void;
}) {
  const t = useTranslations('apiKeys');
  const [name, setName] = useState('');
  const [role, setRole] = useState<NewApiKey['role']>('agent');
  const [lifetime, setLifetime] = useState<(typeof lifetimes)[number]>('90');
  function submit(event: FormEvent): void {
    event.preventDefault();
    const expiresAt =
      lifetime === 'never'
        ? {}
        : { expiresAt: new Date(serverNow() + Number(lifetime) * DAY_MS).toISOString() };
    onCreate({ name: name.trim(), role, ...expiresAt });
  }
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={t('name')}
        hint={t('nameHint')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={120}
        pattern=".*\S.*"
        required
        autoFocus
      />
      <RadioField
        label={t('role')}
        value={role}
        options={roles.map((it) => ({ value: it, label: t(it), text: t(describedRoles[it]) }))}
        onChange={(it) => setRole(it)}
      />
      <SelectField
        label={t('lifetime')}
        value={lifetime}
        onChange={(event) => setLifetime(event.target.value as (typeof lifetimes)[number])}
      >
        {lifetimes.map((it) => (
          <option key={it} value={it}>
            {it === 'never' ? t('noExpiry') : t('days', { count: Number(it) })}
          </option>
        ))}
      </SelectField>
      <ErrorMessage error={error} />
      <SubmitButton disabled={isBusy} className="min-h-11 self-end">
        {t('create')}
      </SubmitButton>
    </Form>
  );
}

function NewKey({ created, onClose }: { created: Schemas['CreatedApiKey']; onClose(): void }) {
  const t = useTranslations('apiKeys');
  return (
    <Dialog title={t('createdTitle', { name: created.name })} onClose={onClose} ignoresOutsideClick>
      <p role="status" className="flex items-start gap-2 rounded-lg bg-note px-3 py-2">
        <TriangleAlert size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
        {t('createdText')}
      </p>
      <CopyField label={t('key')} value={created.key} />
      <Button onClick={onClose} className="min-h-11 self-end">
        {t('done')}
      </Button>
    </Dialog>
  );
}
