import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Avatar } from '../../../ui/avatar.tsx';
import type { Person } from './mentions.ts';

/** Colleagues to name in a note; arrows move, Enter or Tab takes, Escape closes. */
export function MentionMenu({
  people,
  onTake,
  onClose,
}: {
  people: readonly Person[];
  onTake(person: Person): void;
  onClose(): void;
}) {
  const t = useTranslations('composer');
  const [at, setAt] = useState(0);
  const index = Math.min(at, people.length - 1);
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const chosen = people[index];
      if (step !== undefined) setAt((index + step + people.length) % people.length);
      else if (event.key === 'Escape') onClose();
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) onTake(chosen);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [people, index, onTake, onClose]);
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
            onClick={() => onTake(person)}
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
