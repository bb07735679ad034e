import { Link2, X } from 'lucide-react';
import { useState } from 'react';
import { useFormatter } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { RemoveDialog } from '../../ui/dialog/remove-dialog.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { useInvitations, useInvite, useRevoke } from './use-members.ts';

type Invitation = Schemas['Invitation'];

/** Pending invitations. */
export function Invitations() {
  const t = useTranslations('members');
  const format = useFormatter();
  const invitations = useInvitations(true);
  const [deleting, setDeleting] = useState<Invitation>();
  const renew = useInvite();
  const renewed = renew.data?.data;
  if (invitations.error)
    return <ErrorMessage error={invitations.error} onRetry={() => invitations.refetch()} />;
  if (!invitations.data || invitations.data.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold text-lg">{t('pending')}</h2>
      <p className="text-muted text-sm">{t('pendingText')}</p>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
        {invitations.data.map((invitation) => (
          <li key={invitation.id} className="flex min-h-14 items-center gap-3 py-2 ps-4 pe-2">
            <div className="min-w-0 grow">
              <bdi className="block truncate">{invitation.email}</bdi>
              <p className="text-muted text-sm">
                {t(invitation.role)} ·{' '}
                {t('until', {
                  date: format.dateTime(new Date(invitation.expiresAt), { dateStyle: 'medium' }),
                })}
              </p>
            </div>
            <IconButton
              label={t('renew', { email: invitation.email })}
              disabled={renew.isPending}
              onClick={() =>
                renew.mutate(
                  { email: invitation.email, role: invitation.role },
                  {
                    onSuccess: ({ data }) =>
                      data.link === null && showToast(t('invited', { email: invitation.email })),
                  },
                )
              }
            >
              <Link2 size={18} />
            </IconButton>
            <IconButton
              label={t('revoke', { email: invitation.email })}
              onClick={() => setDeleting(invitation)}
            >
              <X size={18} />
            </IconButton>
          </li>
        ))}
      </ul>
      <ErrorMessage error={renew.error} />
      {renewed?.link && (
        <Dialog title={t('link')} onClose={() => renew.reset()}>
          <InvitationLink email={renewed.email} link={renewed.link} onClose={() => renew.reset()} />
        </Dialog>
      )}
      {deleting && <RevokeDialog invitation={deleting} onClose={() => setDeleting(undefined)} />}
    </section>
  );
}

function RevokeDialog({ invitation, onClose }: { invitation: Invitation; onClose(): void }) {
  const t = useTranslations('members');
  return (
    <RemoveDialog
      id={invitation.id}
      title={t('revoke', { email: invitation.email })}
      text={t('revokeText')}
      action={t('revokeNow')}
      done={t('revoked')}
      remove={useRevoke()}
      onClose={onClose}
    />
  );
}
