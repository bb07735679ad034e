import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { Avatar } from '../../../../ui/avatar.tsx';
import { useSuggestionKeys } from '../../../../ui/menu/use-suggestion-keys.ts';
import type { Person } from './mentions.ts';

/** The colleagues that can be mentioned in a note; arrows move, Enter or Tab selects, Escape closes. */
export function MentionMenu({
  people,
  onSelect,
  onClose,
}: {
  people: readonly Person[];
  onSelect(person: Person): void;
  onClose(): void;
}) {
  const t = useTranslations('composer');
  const index = useSuggestionKeys(people, { onSelect: onSelect, onClose });
  return (
    <ul
      aria-label={t('colleagues')}
      className="mb-1 max-h-56 overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-lg"
    >
      {people.map((person, i) => (
        <li key={person.userId}>
          <button
            type="button"
            aria-current={i === index ? 'true' : undefined}
            onClick={() => onSelect(person)}
            className="flex min-h-11 w-full items-center gap-2 rounded-lg px-2 text-start aria-[current]:bg-sunken"
          >
            <Avatar name={person.name} size={28} />
            <bdi className="truncate">{person.name}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}
