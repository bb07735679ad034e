import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { useCannedAnswers } from './use-canned-answers.ts';

/** The answers behind what is typed after `/`; arrows move, Enter or Tab takes. */
export function AnswerMenu({
  typed,
  onTake,
}: {
  typed: string;
  onTake(answer: Schemas['CannedAnswer']): void;
}) {
  const t = useTranslations('canned');
  const answers = useCannedAnswers(typed).data ?? [];
  const [at, setAt] = useState(0);
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const chosen = answers[Math.min(at, answers.length - 1)];
      if (step === undefined && event.key !== 'Enter' && event.key !== 'Tab') return;
      if (!chosen) return;
      event.preventDefault();
      event.stopPropagation();
      if (step === undefined) onTake(chosen);
      else setAt((now) => (now + step + answers.length) % answers.length);
    }
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [answers, at, onTake]);
  return (
    <ul
      aria-label={t('title')}
      className="mb-1 max-h-56 overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-lg"
    >
      {answers.length === 0 && <li className="p-2 text-muted text-sm">{t('none')}</li>}
      {answers.map((answer, i) => (
        <li key={answer.id}>
          <button
            type="button"
            aria-current={i === at ? 'true' : undefined}
            onClick={() => onTake(answer)}
            className="flex min-h-10 w-full items-baseline gap-2 rounded-lg px-2 py-1 text-start aria-[current]:bg-sunken"
          >
            <bdi className="shrink-0 font-semibold">/{answer.shortcut}</bdi>
            <span dir="auto" className="truncate text-muted text-sm">
              {answer.title}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
