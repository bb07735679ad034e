import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../../ui/button.tsx';
import { CopyField } from '../../ui/form/copy-field.tsx';

/** The link of an invitation, which the inviter passes on if the server cannot send mail. */
export function InvitationLink({ email, link, onClose }: { email: string; link: string; onClose(): void }) {
  const t = useTranslations('members');
  return (
    <div className="flex flex-col gap-4">
      <p role="status">{t.rich('linkText', { email, bdi: (text) => <bdi>{text}</bdi> })}</p>
      <CopyField label={t('link')} value={link} />
      <Button className="min-h-11 self-end" onClick={onClose}>
        {t('linkDone')}
      </Button>
    </div>
  );
}
