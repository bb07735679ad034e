import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { CopyField } from '../../../ui/form/copy-field.tsx';
import { sessionKey } from '../use-sessions.ts';
import { Way } from './sandbox-setup.tsx';

const steps = ['webhookOpen', 'webhookPaste', 'webhookFields'] as const;

/** The last step: configuring the webhook at Meta. The verify token is shown only here. */
export function ConnectWebhook({ session }: { session: Schemas['CreatedSession'] }) {
  const t = useTranslations('connect');
  return (
    <section className="flex flex-col gap-5 rounded-2xl border border-line bg-surface p-4 sm:p-6">
      <h2 role="status" dir="auto" className="font-semibold text-lg">
        {t('connected', { name: session.name })}
      </h2>
      <p>{t('webhookText')}</p>
      <ol className="flex list-decimal flex-col gap-2 ps-5 text-muted">
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <CopyField label={t('webhookUrl')} value={session.webhookUrl} />
      <CopyField label={t('verifyToken')} value={session.verifyToken} />
      <p className="text-warn">{t('tokenOnce')}</p>
      <div className="flex flex-wrap gap-2">
        <Way href={sessionKey(session.id)}>{t('toNumber')}</Way>
        <Way href="/inbox">{t('toInbox')}</Way>
      </div>
    </section>
  );
}
