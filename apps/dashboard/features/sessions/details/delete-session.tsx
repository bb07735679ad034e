import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { showToast } from '../../../ui/feedback/toast.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../../ui/form/form.tsx';
import { type Session, useDeleteSession, useDeletionPreview } from '../use-sessions.ts';

const counted = ['conversations', 'messages', 'files', 'waiting'] as const;

/** Deletes a session: lists what is deleted with it, and requires its name to be typed. */
export function DeleteSession({ session }: { session: Session }) {
  const t = useTranslations('sessions');
  const [isConfirming, setConfirming] = useState(false);
  return (
    <section className="flex flex-col gap-3 rounded-2xl border border-danger p-4 sm:p-6">
      <h2 className="font-semibold text-lg">{t('delete')}</h2>
      <p className="text-muted">{t('deleteText')}</p>
      <Button variant="danger" className="min-h-11 self-start" onClick={() => setConfirming(true)}>
        {t('deleteAsk')}
      </Button>
      {isConfirming && <Confirm session={session} onClose={() => setConfirming(false)} />}
    </section>
  );
}

function Confirm({ session, onClose }: { session: Session; onClose(): void }) {
  const t = useTranslations('sessions');
  const format = useFormatter();
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const preview = useDeletionPreview(session.id, true);
  const remove = useDeleteSession(session.id);
  const { queued: waiting = 0, ...rest } = preview.data ?? {};
  const counts: Record<string, number> = { waiting, ...rest };
  return (
    <Dialog title={t('deleteTitle', { name: session.name })} onClose={onClose}>
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          remove.mutate(undefined, {
            onSuccess() {
              showToast(t('deleted', { name: session.name }));
              router.replace('/sessions');
            },
          });
        }}
      >
        <p>{t('deleteLoses')}</p>
        {preview.isPending && <Skeleton rows={2} className="h-10" />}
        <ErrorMessage error={preview.error ?? remove.error} />
        {preview.data && (
          <dl className="grid grid-cols-2 gap-2">
            {counted.map((name) => (
              <div key={name} className="rounded-lg bg-sunken px-3 py-2">
                <dt className="text-muted text-sm">{t(name)}</dt>
                <dd className="font-semibold text-lg tabular-nums">{format.number(counts[name] ?? 0)}</dd>
              </div>
            ))}
          </dl>
        )}
        <Field
          label={t('deleteType', { name: session.name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
        />
        <SubmitButton
          variant="danger"
          className="min-h-11 self-end"
          disabled={typed.trim() !== session.name || !preview.data || remove.isPending}
        >
          {t('deleteForever')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
