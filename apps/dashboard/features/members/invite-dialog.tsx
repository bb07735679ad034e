import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '../../lib/roles.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, SubmitButton } from '../../ui/form.tsx';
import { Problem } from '../../ui/state.tsx';
import { say } from '../../ui/toast.tsx';
import { rolesGivenBy } from './roles.ts';
import { useInvite } from './use-members.ts';

const explained = {
  owner: 'ownerText',
  admin: 'adminText',
  agent: 'agentText',
  viewer: 'viewerText',
} as const;

/** Asks an address to join, in a role that says what it may. */
export function InviteDialog({ actor, onClose }: { actor: Role; onClose(): void }) {
  const t = useTranslations('members');
  const invite = useInvite();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('agent');
  function submit(event: FormEvent): void {
    event.preventDefault();
    invite.mutate(
      { email: email.trim(), role },
      {
        onSuccess() {
          say(t('invited', { email: email.trim() }));
          onClose();
        },
      },
    );
  }
  return (
    <Dialog title={t('invite')} onClose={onClose}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('email')}
          hint={t('emailHint')}
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          maxLength={254}
          required
          autoFocus
        />
        <fieldset className="flex flex-col gap-1">
          <legend className="pb-1 font-medium text-sm">{t('role')}</legend>
          {rolesGivenBy(actor).map((it) => (
            <label
              key={it}
              className="flex min-h-11 cursor-pointer items-start gap-3 rounded-lg p-2 hover:bg-sunken has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="role"
                checked={role === it}
                onChange={() => setRole(it)}
                className="mt-1 size-5 shrink-0 accent-accent"
              />
              <span>
                <span className="block font-medium">{t(it)}</span>
                <span className="block text-muted text-sm">{t(explained[it])}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Problem error={invite.error} />
        <SubmitButton disabled={invite.isPending} className="self-end">
          {t('send')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
