import type { Schemas } from '../../lib/api.ts';
import { useDebounced } from '../../lib/hooks/use-debounced.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useSuggestionKeys } from '../../ui/menu/use-suggestion-keys.ts';
import { useCannedResponses } from './use-canned-responses.ts';

/** The canned responses that match the text after `/`; arrows move, Enter or Tab selects, Escape closes. */
export function CannedResponseMenu({
  typed,
  onSelect,
  onClose,
}: {
  typed: string;
  onSelect(response: Schemas['CannedResponse']): void;
  onClose(): void;
}) {
  const t = useTranslations('canned');
  const debounced = useDebounced(typed);
  const { data: responses = [], isPlaceholderData, isPending } = useCannedResponses(debounced);
  const isLoading = debounced !== typed || isPlaceholderData || isPending;
  const index = useSuggestionKeys(responses, { onSelect: onSelect, onClose, isLoading });
  return (
    <ul
      aria-label={t('title')}
      className="mb-1 max-h-56 overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-lg"
    >
      {responses.length === 0 && !isLoading && <li className="p-2 text-muted text-sm">{t('none')}</li>}
      {responses.map((response, i) => (
        <li key={response.id}>
          <button
            type="button"
            aria-current={i === index ? 'true' : undefined}
            onClick={() => onSelect(response)}
            className="flex min-h-10 w-full items-baseline gap-2 rounded-lg px-2 py-1 text-start aria-[current]:bg-sunken"
          >
            <bdi className="shrink-0 font-semibold">/{response.shortcut}</bdi>
            <span dir="auto" className="truncate text-muted text-sm">
              {response.title}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
