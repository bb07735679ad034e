import { useMemo } from 'react';
import { useOwnPreference } from '../../../lib/login/own-preferences.ts';
import type { Conversation } from '../../conversations/index.ts';
import { useAllMembers } from '../../members/index.ts';
import { useDraftIds } from '../../messages/index.ts';
import { useTeamNames } from '../../teams/index.ts';
import { type RowTexts, useRowTexts } from './row-texts.ts';
import { useSelection } from './selection.ts';

interface Options {
  rows: readonly Conversation[];
  /** The rows may have different statuses. */
  showsStatus: boolean;
  openId: string | undefined;
  ownUserId: string;
  onOpen(id: string): void;
  onSelect(id: string, isRange: boolean): void;
}

/** Data shared by all rows, besides each row's conversation. */
export interface RowContext extends Omit<Options, 'rows' | 'ownUserId'> {
  texts: RowTexts;
  memberNames: ReadonlyMap<string, string>;
  teamNames: ReadonlyMap<string, string>;
  selected: ReadonlySet<string>;
  drafts: ReadonlySet<string>;
  isComfortable: boolean;
}

/** One object for all rows, built in a component that does not re-render while scrolling. */
export function useRowContext({
  rows,
  showsStatus,
  openId,
  ownUserId,
  onOpen,
  onSelect,
}: Options): RowContext {
  const members = useAllMembers().data;
  const memberNames = useMemo(() => new Map(members?.map(({ userId, name }) => [userId, name])), [members]);
  const hasTeams = useMemo(() => rows.some(({ teamId }) => teamId !== null), [rows]);
  const teamNames = useTeamNames(hasTeams);
  const texts = useRowTexts(ownUserId, memberNames);
  const selected = useSelection((selection) => selection.ids);
  const drafts = useDraftIds();
  const isComfortable = useOwnPreference('density')[0] === 'comfortable';
  return useMemo(
    () => ({
      texts,
      memberNames,
      teamNames,
      selected,
      drafts,
      isComfortable,
      showsStatus,
      openId,
      onOpen,
      onSelect,
    }),
    [texts, memberNames, teamNames, selected, drafts, isComfortable, showsStatus, openId, onOpen, onSelect],
  );
}
