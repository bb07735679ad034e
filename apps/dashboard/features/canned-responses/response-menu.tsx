import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { useDebounced } from '../../lib/hooks/use-debounced.ts';
import { useSuggestionKeys } from '../../ui/menu/use-suggestion-keys.ts';
import { useCannedResponses } from './use-canned-responses.ts';

/** The canned responses that match the text after `/`; arrows move, Enter or Tab selects, Escape closes. */
export function AnswerMenu({
  typed,
  onTake,
  onClose,
}: {
  typed: string;
  onTake(answer: Schemas['CannedResponse']): void;
  onClose(): void;
}) {
  const t = useTranslations('canned');
  const rested = useDebounced(typed);
  const { data: answers = [], isPlaceholderData, isPending } = useCannedResponses(rested);
  const isLoading = rested !== typed || isPlaceholderData || isPending;
  const index = useSuggestionKeys(answers, { onSelect: onTake, onClose, isLoading });
  return (
    <ul
      aria-label={t('title')}
      className="mb-1 max-h-56 overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-lg"
    >
      {answers.length === 0 && !isLoading && <li className="p-2 text-muted text-sm">{t('none')}</li>}
      {answers.map((answer, i) => (
        <li key={answer.id}>
          <button
            type="button"
            aria-current={i === index ? 'true' : undefined}
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
