import { useMemo } from 'react';
import { useOwnPreference } from '../../../lib/login/own-preferences.ts';
import type { Conversation } from '../../conversations/index.ts';
import { useAllMembers } from '../../members/index.ts';
import { useDraftIds } from '../../messages/index.ts';
import { useSessions } from '../../sessions/index.ts';
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
  /** The numbers by id, with their place; empty if all rows have the same one. */
  sessions: ReadonlyMap<string, RowSession>;
}

export interface RowSession {
  name: string;
  index: number;
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
  const numbers = useSessions().data;
  const sessions = useMemo(
    () =>
      new Map(
        numbers && numbers.length > 1 ? numbers.map(({ id, name }, index) => [id, { name, index }]) : [],
      ),
    [numbers],
  );
  const isComfortable = useOwnPreference('density')[0] === 'comfortable';
  return useMemo(
    () => ({
      texts,
      memberNames,
      teamNames,
      selected,
      drafts,
      isComfortable,
      sessions,
      showsStatus,
      openId,
      onOpen,
      onSelect,
    }),
    [
      texts,
      memberNames,
      teamNames,
      selected,
      drafts,
      isComfortable,
      sessions,
      showsStatus,
      openId,
      onOpen,
      onSelect,
    ],
  );
}
