import { useTranslations } from 'use-intl';
import { StateDot } from './state-dot.tsx';
import type { Session } from './use-sessions.ts';

/** How a number is doing: a coloured dot, and the word for whoever cannot see it. */
export function StateBadge({ state }: { state: Session['state'] }) {
  const t = useTranslations('sessions');
  return (
    <span className="inline-flex shrink-0 items-center gap-2 rounded-full bg-sunken px-3 py-1 text-sm">
      <StateDot state={state} />
      {t(`state_${state}`)}
    </span>
  );
}

const qualities = ['GREEN', 'YELLOW', 'RED'] as const;

/** What Meta thinks of what the number sends, in words. */
export function Quality({ quality }: { quality: string | null }) {
  const t = useTranslations('sessions');
  const known = qualities.find((name) => name === quality);
  if (!known) return t('qualityUnknown');
  const tone = { GREEN: 'text-accent', YELLOW: 'text-warn', RED: 'text-danger' }[known];
  return <span className={`font-medium ${tone}`}>{t(known)}</span>;
}
