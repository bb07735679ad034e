import { type FormEvent, useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import type { Role } from '../../lib/login/roles.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { Field } from '../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../ui/form/form.tsx';
import { RadioField } from '../../ui/form/radio-field.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { assignableRoles } from './roles.ts';
import { useInvite } from './use-members.ts';

const describedRoles = {
  owner: 'ownerText',
  admin: 'adminText',
  agent: 'agentText',
  viewer: 'viewerText',
} as const;

/** Invites an e-mail address with a role, and explains what the role may do. */
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
        onSuccess({ data }) {
          if (data.link !== null) return;
          showToast(t('invited', { email: email.trim() }));
          onClose();
        },
      },
    );
  }
  const made = invite.data?.data;
  if (made?.link) {
    return (
      <Dialog title={t('invite')} onClose={onClose}>
        <InvitationLink email={made.email} link={made.link} onClose={onClose} />
      </Dialog>
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
        <RadioField
          label={t('role')}
          value={role}
          options={assignableRoles(actor).map((it) => ({
            value: it,
            label: t(it),
            text: t(describedRoles[it]),
          }))}
          onChange={(it) => setRole(it)}
        />
        <ErrorMessage error={invite.error} />
        <SubmitButton disabled={invite.isPending} className="self-end">
          {t('send')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
