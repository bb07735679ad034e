import { TriangleAlert } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { moment } from '../moment.ts';
import type { Session } from '../use-sessions.ts';

/** Why a session does not work, or WhatsApp's warnings, with advice and WhatsApp's own reason. */
export function SessionProblems({ session }: { session: Session }) {
  const t = useTranslations('sessions');
  const format = useFormatter();
  const { stateCode, stateReason, warnings } = session;
  const isSaid = warnings.some(({ code }) => code === stateCode);
  return (
    <>
      {stateReason !== null && !isSaid && (
        <div role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          {stateCode && <Advice code={stateCode} />}
          <p dir="auto">{stateReason}</p>
        </div>
      )}
      {warnings.map(({ code, reason, at }) => (
        <div
          key={code}
          role="alert"
          className={`rounded-lg px-3 py-2 ${code === stateCode ? 'bg-danger-soft text-danger' : 'bg-sunken'}`}
        >
          <Advice code={code} />
          {reason && (
            <p dir="auto" className="text-sm">
              {reason}
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

function Advice({ code }: { code: NonNullable<Session['stateCode']> }) {
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
