import { useState } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { SearchField } from '../../ui/form/search-field.tsx';
import { searchMembers } from './search-members.ts';

/** The search field is hidden for fewer members than this. */
const MANY = 6;

interface Props {
  members: readonly Schemas['Member'][];
  chosenIds: ReadonlySet<string>;
  onChoose(ids: ReadonlySet<string>): void;
}

/** Selects the members of a team; a search only filters the list and does not change the selection. */
export function MemberPicker({ members, chosenIds, onChoose }: Props) {
  const t = useTranslations('teams');
  const [words, setWords] = useState('');
  const found = searchMembers(members, words);
  const count = members.filter(({ userId }) => chosenIds.has(userId)).length;
  function toggle(id: string): void {
    const next = new Set(chosenIds);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="float-start w-full font-medium text-sm">
        {t('members')} <span className="font-normal text-muted">({t('count', { count })})</span>
      </legend>
      {members.length >= MANY && <SearchField label={t('search')} q={words} onSearch={setWords} />}
      {found.length === 0 && <p className="text-muted text-sm">{t('noneFound')}</p>}
      <ul className="max-h-52 overflow-y-auto rounded-lg border border-line empty:hidden">
        {found.map(({ userId, name, email, role, deactivatedAt }) => (
          <li key={userId}>
            <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1 hover:bg-sunken">
              <input
                type="checkbox"
                checked={chosenIds.has(userId)}
                onChange={() => toggle(userId)}
                className="size-5 shrink-0 accent-(--accent)"
              />
              <Avatar name={name} size={28} />
              <span className="min-w-0 grow">
                <bdi className="block truncate">{name}</bdi>
                <bdi className="block truncate text-muted text-sm">{email}</bdi>
              </span>
              {role === 'viewer' && <span className="shrink-0 text-muted text-sm">{t('viewerHint')}</span>}
              {deactivatedAt !== null && (
                <span className="shrink-0 text-muted text-sm">{t('isDeactivated')}</span>
              )}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
