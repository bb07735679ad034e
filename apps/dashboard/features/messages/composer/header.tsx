import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Window } from './window.tsx';

/** The switch between reply and note, and the remaining time of the customer service window. */
export function Header({
  kind,
  windowExpiresAt,
  onKind,
}: {
  kind: 'text' | 'note';
  /** Undefined if replying is not possible at all. */
  windowExpiresAt: string | null | undefined;
  onKind(kind: 'text' | 'note'): void;
}) {
  const t = useTranslations('composer');
  return (
    <div className="flex flex-wrap items-center gap-1 px-1.5 pt-1.5 max-sm:group-data-idle/composer:hidden">
      {(['text', 'note'] as const).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={kind === name}
          onClick={() => onKind(name)}
          className="min-h-9 rounded-lg px-3 text-muted text-sm hover:text-ink aria-pressed:bg-sunken aria-pressed:font-semibold aria-pressed:text-ink max-sm:min-h-11"
        >
          {t(name === 'text' ? 'reply' : 'note')}
        </button>
      ))}
      <span className="grow" />
      {kind === 'text' && windowExpiresAt !== undefined && <Window expiresAt={windowExpiresAt} />}
    </div>
  );
}
