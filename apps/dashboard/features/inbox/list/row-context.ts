import { useMemo } from 'react';
import type { Conversation } from '../../conversations/index.ts';
import { useMembers } from '../../members/index.ts';
import { useBegunDrafts } from '../../messages/index.ts';
import { useTeamNames } from '../../teams/index.ts';
import { type RowWords, useRowWords } from './row-texts.ts';
import { useSelection } from './selection.ts';

interface Options {
  rows: readonly Conversation[];
  chosenId: string | undefined;
  ownUserId: string;
  onChoose(id: string): void;
  onSelect(id: string, isRange: boolean): void;
}

/** Data shared by all rows, besides each row's conversation. */
export interface RowContext extends Omit<Options, 'rows' | 'ownUserId'> {
  words: RowWords;
  memberNames: ReadonlyMap<string, string>;
  teamNames: ReadonlyMap<string, string>;
  selected: ReadonlySet<string>;
  drafts: ReadonlySet<string>;
}

/** One object for all rows, built in a component that does not re-render while scrolling. */
export function useRowContext({ rows, chosenId, ownUserId, onChoose, onSelect }: Options): RowContext {
  const members = useMembers().data;
  const memberNames = useMemo(() => new Map(members?.map(({ userId, name }) => [userId, name])), [members]);
  const hasTeams = useMemo(() => rows.some(({ teamId }) => teamId !== null), [rows]);
  const teamNames = useTeamNames(hasTeams);
  const words = useRowWords(ownUserId, memberNames);
  const selected = useSelection((selection) => selection.ids);
  const drafts = useBegunDrafts();
  return useMemo(
    () => ({ words, memberNames, teamNames, selected, drafts, chosenId, onChoose, onSelect }),
    [words, memberNames, teamNames, selected, drafts, chosenId, onChoose, onSelect],
  );
}
