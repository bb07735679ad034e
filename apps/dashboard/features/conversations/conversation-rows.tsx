import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { useMembers } from '../members/use-members.ts';
import { useBegunDrafts } from '../messages/composer/drafts.ts';
import { useTeamNames } from '../teams/use-teams.ts';
import { ConversationRow } from './conversation-row.tsx';
import type { Conversation } from './filters.ts';
import { useRowWords } from './row-words.ts';
import { useSelection } from './selection.ts';
import type { useConversations } from './use-conversations.ts';

const ROW_PX = 76;
/** More places than rows are ever in sight: a row that leaves gives its place, with all its nodes, to the one that comes. */
const PLACES = 64;
const NEAR_END = 15;

interface Props {
  list: ReturnType<typeof useConversations>;
  rows: readonly Conversation[];
  chosenId: string | undefined;
  ownUserId: string;
  /** Filled with how to bring a row into sight. */
  reveal: RefObject<((index: number) => void) | undefined>;
  onChoose(id: string): void;
  onSelect(id: string, isRange: boolean): void;
  /** What stands there while there are no rows. */
  children: ReactNode;
}

/** What scrolls, with the rows in sight. Drawn anew while one scrolls, so nothing stands here that need not be. */
export function ConversationRows({
  list,
  rows,
  chosenId,
  ownUserId,
  reveal,
  onChoose,
  onSelect,
  children,
}: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const members = useMembers().data;
  const names = useMemo(() => new Map(members?.map(({ userId, name }) => [userId, name])), [members]);
  const hasTeams = useMemo(() => rows.some(({ teamId }) => teamId !== null), [rows]);
  const teamNames = useTeamNames(hasTeams);
  const words = useRowWords(ownUserId, names);
  const selected = useSelection((selection) => selection.ids);
  const drafts = useBegunDrafts();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: 4,
  });
  reveal.current = (index) => virtual.scrollToIndex(index);
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = list;
  const isAtEnd = lastIndex >= rows.length - NEAR_END;
  useEffect(() => {
    if (isAtEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) fetchNextPage();
  }, [isAtEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  return (
    <div ref={scroll} className="min-h-0 grow overflow-y-auto [contain:strict]" data-testid="conversations">
      {children}
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const conversation = rows[index];
          if (!conversation) return null;
          const { id, assigneeId, teamId } = conversation;
          return (
            <li
              key={index % PLACES}
              aria-setsize={hasNextPage ? -1 : rows.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0 [contain:strict]"
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              <ConversationRow
                conversation={conversation}
                words={words}
                assigneeName={assigneeId === null ? undefined : names.get(assigneeId)}
                teamName={assigneeId === null && teamId !== null ? teamNames.get(teamId) : undefined}
                hasDraft={drafts.has(id) && id !== chosenId}
                isChosen={id === chosenId}
                isSelected={selected.has(id)}
                isSelecting={selected.size > 0}
                onChoose={onChoose}
                onSelect={onSelect}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
