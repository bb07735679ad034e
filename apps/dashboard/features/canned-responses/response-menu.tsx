import { useState } from 'react';
import { useDebounced } from '../../lib/hooks/use-debounced.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import type { Locale } from '../../lib/preferences.ts';
import { useSuggestionKeys } from '../../ui/menu/use-suggestion-keys.ts';
import { ResponseVariants } from './response-variants.tsx';
import { type CannedResponse, useCannedResponses, useRenderedResponse } from './use-canned-responses.ts';

/**
 * The canned responses that match the text after `/`; up and down move, left and right choose the language, Enter
 * or Tab selects, Escape closes. Of the current one, every variant is shown as it would be sent.
 */
export function CannedResponseMenu({
  conversationId,
  typed,
  onSelect,
  onClose,
}: {
  conversationId: string;
  typed: string;
  onSelect(response: CannedResponse, language: Locale | undefined): void;
  onClose(): void;
}) {
  const t = useTranslations('canned');
  const debounced = useDebounced(typed);
  const { data: responses = [], isPlaceholderData, isPending } = useCannedResponses(debounced);
  const isLoading = debounced !== typed || isPlaceholderData || isPending;
  const [choice, setChoice] = useState<{ responseId: string; language: Locale }>();
  const chosenFor = (response: CannedResponse | undefined) =>
    choice && choice.responseId === response?.id ? choice.language : undefined;
  const index = useSuggestionKeys(responses, {
    onSelect: (response) => onSelect(response, chosenFor(response)),
    onClose,
    onSideways: (response, step) => turn(response, step),
    isLoading,
  });
  const current = responses[index];
  const rendered = useRenderedResponse(current?.id, conversationId).data;
  const language = chosenFor(current) ?? rendered?.language;

  function turn({ id, translations }: CannedResponse, step: 1 | -1): boolean {
    const languages = Object.keys(translations) as Locale[];
    if (languages.length < 2 || language === undefined) return false;
    const next = languages[(languages.indexOf(language) + step + languages.length) % languages.length];
    if (next) setChoice({ responseId: id, language: next });
    return true;
  }
  return (
    <ul
      aria-label={t('title')}
      className="mb-1 max-h-80 overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-lg"
    >
      {responses.length === 0 && !isLoading && <li className="p-2 text-muted text-sm">{t('none')}</li>}
      {responses.map((response, i) => (
        <li
          key={response.id}
          data-current={i === index || undefined}
          className="rounded-lg data-[current]:bg-sunken"
        >
          <button
            type="button"
            aria-current={i === index ? 'true' : undefined}
            onClick={() => onSelect(response, chosenFor(response))}
            className="flex min-h-10 w-full items-baseline gap-2 rounded-lg px-2 py-1 text-start"
          >
            <bdi className="shrink-0 font-semibold">/{response.shortcut}</bdi>
            <span dir="auto" className="min-w-0 grow truncate text-muted text-sm">
              {response.title}
            </span>
          </button>
          {i === index && rendered && (
            <ResponseVariants
              rendered={rendered}
              language={language}
              onSelect={(chosen) => onSelect(response, chosen)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
