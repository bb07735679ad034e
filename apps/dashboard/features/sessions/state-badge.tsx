import { useTranslations } from '../../lib/intl/use-translations.ts';
import { StateDot } from './state-dot.tsx';
import type { Session } from './use-sessions.ts';

/** The state of a session: a coloured dot, with a label for screen readers. */
export function StateBadge({ state }: { state: Session['status'] }) {
  const t = useTranslations('sessions');
  return (
    <span className="inline-flex shrink-0 items-center gap-2 rounded-full bg-sunken px-3 py-1 text-sm">
      <StateDot state={state} />
      {t(`state_${state}`)}
    </span>
  );
}

const qualities = ['GREEN', 'YELLOW', 'RED'] as const;

/** Meta's quality rating of the number, as text. */
export function Quality({ quality }: { quality: string | null }) {
  const t = useTranslations('sessions');
  const known = qualities.find((name) => name === quality);
  if (!known) return t('qualityUnknown');
  const tone = { GREEN: 'text-accent', YELLOW: 'text-warn', RED: 'text-danger' }[known];
  return <span className={`font-medium ${tone}`}>{t(known)}</span>;
}
