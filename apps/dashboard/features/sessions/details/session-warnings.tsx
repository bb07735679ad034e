import { TriangleAlert } from 'lucide-react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { moment } from '../moment.ts';
import type { Session } from '../use-sessions.ts';

/** Why a session does not work, or WhatsApp's warning, with advice and WhatsApp's own reason. */
export function SessionWarnings({ session }: { session: Session }) {
  const t = useTranslations('sessions');
  const format = useFormatter();
  const { statusReason, statusMessage, warnings } = session;
  const isSaid = warnings.some(({ reason }) => reason === statusReason);
  return (
    <>
      {statusMessage !== null && !isSaid && (
        <div role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          {statusReason && <Advice code={statusReason} />}
          <p dir="auto">{statusMessage}</p>
        </div>
      )}
      {warnings.map(({ reason, message, at }) => (
        <div
          key={reason}
          role="alert"
          className={`rounded-lg px-3 py-2 ${reason === statusReason ? 'bg-danger-soft text-danger' : 'bg-sunken'}`}
        >
          <Advice code={reason} />
          {message && (
            <p dir="auto" className="text-sm">
              {message}
            </p>
          )}
          <p className="text-sm opacity-80">
            {t('since')} <time dateTime={at}>{format.dateTime(new Date(at), moment)}</time>
          </p>
        </div>
      ))}
    </>
  );
}

function Advice({ code }: { code: NonNullable<Session['statusReason']> }) {
  const t = useTranslations('sessions');
  return (
    <>
      <p className="flex items-center gap-2 font-medium">
        <TriangleAlert size={16} aria-hidden="true" className="shrink-0" />
        {t(`is_${code}`)}
      </p>
      <p>{t(`do_${code}`)}</p>
    </>
  );
}
