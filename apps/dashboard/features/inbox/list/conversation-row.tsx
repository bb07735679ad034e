import { AlarmClock, Camera, FileText, MapPin, Mic, Paperclip, PenLine, Timer, Video } from 'lucide-react';
import { type MouseEvent, memo, type PointerEvent, type ReactNode, type RefObject, useRef } from 'react';
import { Avatar } from '../../../ui/avatar.tsx';
import type { Conversation } from '../../conversations/index.ts';
import { StatusPicture } from '../../messages/index.ts';
import { Viewers } from '../../presence/index.ts';
import { SessionDot } from '../../sessions/index.ts';
import { TagChip } from '../../tags/index.ts';
import type { RowSession } from './row-context.ts';
import { isClosingSoon, isWaitingLong, type RowTexts } from './row-texts.ts';

/** Height of every row, by the density the user chose. */
export const rowPxOf = ({ isComfortable }: { isComfortable: boolean }) => (isComfortable ? 76 : 56);
const LONG_PRESS_MS = 500;
/** A match this near the beginning is visible without shortening, in characters. */
const SHORT_OFFSET = 24;
type Snippet = NonNullable<Conversation['match']>['snippet'];

interface Props {
  ref: RefObject<HTMLLIElement | null>;
  /** Position in the list. */
  index: number;
  /** Number of rows in the whole list (`aria-setsize`); -1 when unknown. */
  setSize: number;
  conversation: Conversation;
  texts: RowTexts;
  assigneeName: string | undefined;
  /** The team of a conversation without an assignee. */
  teamName: string | undefined;
  hasDraft: boolean;
  isOpen: boolean;
  isSelected: boolean;
  /** Selection mode: a tap selects instead of opening. */
  isSelecting: boolean;
  /** The row was assigned during the current scroll, which has not settled yet. */
  isTransient: boolean;
  isComfortable: boolean;
  showsStatus: boolean;
  /** The number of the conversation, if there are several. */
  session: RowSession | undefined;
  onOpen(id: string): void;
  onSelect(id: string, isRange: boolean): void;
}

/**
 * One row of the list. Rows render often and must be cheap: all texts come precomputed from `texts`, and the
 * DOM has as few nested boxes as possible.
 */
export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { conversation, texts, isOpen, isSelected, isSelecting, isTransient, isComfortable } = props;
  const { onOpen, onSelect } = props;
  const rowPx = rowPxOf(props);
  const isLate = isWaitingLong(conversation);
  const { id, contact, tags } = conversation;
  const longPressTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wasLongPress = useRef(false);

  function onPointerDown({ pointerType }: PointerEvent): void {
    if (pointerType === 'mouse') return;
    wasLongPress.current = false;
    longPressTimer.current = setTimeout(() => {
      wasLongPress.current = true;
      onSelect(id, false);
    }, LONG_PRESS_MS);
  }
  function onClick(event: MouseEvent): void {
    if (wasLongPress.current) {
      wasLongPress.current = false;
      return;
    }
    if (event.shiftKey || event.ctrlKey || event.metaKey) onSelect(id, event.shiftKey);
    else if (isSelecting && isTouch(event)) onSelect(id, false);
    else onOpen(id);
  }
  const cancelLongPress = () => clearTimeout(longPressTimer.current);
  const name = texts.name(contact);
  return (
    <li
      ref={props.ref}
      aria-setsize={props.setSize}
      aria-posinset={props.index + 1}
      data-selected={isSelected || undefined}
      className="group absolute inset-x-0 top-0 hover:bg-sunken data-selected:bg-accent-soft [contain:strict]"
      style={{ height: rowPx, transform: `translateY(${props.index * rowPx}px)` }}
    >
      <input
        type="checkbox"
        tabIndex={-1}
        checked={isSelected}
        aria-label={texts.select(name)}
        onChange={({ nativeEvent }) =>
          onSelect(id, nativeEvent instanceof globalThis.MouseEvent && nativeEvent.shiftKey)
        }
        // A native checkbox is expensive to render and cannot be clicked while scrolling, so it is hidden; a
        // checked or focused one stays.
        className={`pick-mark absolute inset-y-0 start-0 z-10 ${isComfortable ? 'w-17' : 'w-14'} ${isTransient ? 'not-checked:not-focus:hidden' : ''}`}
      />
      <button
        type="button"
        data-conversation={id}
        onClick={onClick}
        onPointerDown={onPointerDown}
        onPointerUp={cancelLongPress}
        onPointerMove={cancelLongPress}
        onPointerCancel={cancelLongPress}
        onContextMenu={(event) => wasLongPress.current && event.preventDefault()}
        aria-current={isOpen ? 'true' : undefined}
        className="grid h-full w-full grid-cols-[auto_minmax(0,1fr)_auto_auto] content-center items-center px-3 text-start outline-offset-[-2px] aria-[current]:bg-accent-soft"
      >
        <Avatar name={name} size={isComfortable ? 44 : 34} className="row-span-2 me-2.5" />
        <span
          dir="auto"
          className={`truncate ${isComfortable ? '' : 'text-sm leading-5'} ${conversation.unreadCount > 0 ? 'font-semibold' : 'font-medium'}`}
        >
          {name}
        </span>
        {tags[0] && (
          <span className="ms-2 max-w-24">
            <TagChip tag={tags[0]} />
          </span>
        )}
        <time
          dateTime={conversation.lastMessageAt}
          title={isLate ? texts.waiting(conversation.lastMessageAt) : undefined}
          className={`col-start-4 ms-2 text-xs leading-5 ${isLate ? 'font-medium text-warn' : 'text-muted'}`}
        >
          {texts.time(conversation.lastMessageAt)}
        </time>
        <LastMessageLine {...props} />
      </button>
    </li>
  );
});

/** The second line: a preview of the last message, and the badges of the conversation. */
function LastMessageLine(props: Props) {
  const { conversation, texts, assigneeName, teamName, hasDraft, isComfortable, showsStatus, session } =
    props;
  const { lastMessage, unreadCount, status, match } = conversation;
  const isOut = lastMessage?.direction === 'out';
  return (
    <span
      className={`col-span-3 col-start-2 flex items-center gap-1.5 text-muted ${isComfortable ? 'text-sm' : 'text-[13px] leading-5'}`}
    >
      {isOut && lastMessage && !match && (
        <span
          role="img"
          aria-label={texts.status(conversation)}
          data-status={lastMessage.status}
          className="inline-flex shrink-0"
        >
          <StatusPicture status={lastMessage.status} size={16} />
        </span>
      )}
      {hasDraft && (
        <span className="inline-flex shrink-0 items-center gap-0.5 text-warn">
          <PenLine size={13} aria-hidden="true" />
          {texts.draft}
        </span>
      )}
      {!match && <KindIcon conversation={conversation} />}
      <span dir="auto" className={`min-w-0 grow truncate ${unreadCount > 0 ? 'text-ink' : ''}`}>
        {match ? <Highlighted snippet={match.snippet} /> : texts.preview(conversation)}
      </span>
      {showsStatus && status !== 'open' && status !== 'snoozed' && (
        <span className="shrink-0 rounded bg-sunken px-1.5 text-xs leading-5">{texts.state(status)}</span>
      )}
      {status === 'snoozed' && (
        <BadgeIcon label={texts.snoozed(conversation.snoozedUntil)} Icon={AlarmClock} />
      )}
      {isClosingSoon(conversation) && <BadgeIcon label={texts.closing} Icon={Timer} isWarning />}
      <Viewers conversationId={conversation.id} size={18} />
      {session && (
        <span
          role="img"
          aria-label={texts.number(session.name)}
          title={texts.number(session.name)}
          className="inline-flex shrink-0"
        >
          <SessionDot index={session.index} />
        </span>
      )}
      {assigneeName !== undefined && (
        <span
          role="img"
          aria-label={texts.assigned(assigneeName)}
          title={texts.assigned(assigneeName)}
          className="inline-flex shrink-0"
        >
          <Avatar name={assigneeName} size={18} />
        </span>
      )}
      {teamName !== undefined && (
        <span
          role="img"
          dir="auto"
          aria-label={texts.team(teamName)}
          title={texts.team(teamName)}
          className="max-w-24 shrink-0 truncate rounded bg-sunken px-1.5 text-xs leading-5"
        >
          {teamName}
        </span>
      )}
      {unreadCount > 0 && (
        <span
          role="img"
          aria-label={texts.unread(unreadCount)}
          className="min-w-5 shrink-0 rounded-full bg-accent px-1.5 text-center font-semibold text-accent-ink text-xs leading-5"
        >
          {unreadCount > 99 ? '99+' : unreadCount}
        </span>
      )}
    </span>
  );
}

/** The part of a message that was found, from shortly before the first match, because a row has little room. */
function Highlighted({ snippet: { text, highlights } }: { snippet: Snippet }) {
  const from = startBefore(text, highlights[0]?.start ?? 0);
  const parts: ReactNode[] = from > 0 ? ['…'] : [];
  let at = from;
  for (const { start, end } of highlights) {
    parts.push(
      text.slice(at, start),
      <mark key={start} className="rounded-xs bg-note text-ink">
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** At most two words before the match. */
function startBefore(text: string, match: number): number {
  if (match < SHORT_OFFSET) return 0;
  return (
    text
      .slice(0, match)
      .trimEnd()
      .lastIndexOf(' ', match - SHORT_OFFSET / 2) + 1
  );
}

function BadgeIcon({
  label,
  Icon,
  isWarning = false,
}: {
  label: string;
  Icon: typeof Timer;
  isWarning?: boolean;
}) {
  return (
    <span role="img" aria-label={label} title={label} className={`shrink-0 ${isWarning ? 'text-warn' : ''}`}>
      <Icon size={15} />
    </span>
  );
}

const kindIcons: Record<string, typeof Camera> = {
  image: Camera,
  sticker: Camera,
  video: Video,
  audio: Mic,
  document: FileText,
  location: MapPin,
};

/** Icon of an attachment. */
function KindIcon({ conversation: { lastMessage } }: { conversation: Conversation }) {
  const content = lastMessage?.content;
  if (!content) return null;
  const Icon = kindIcons[content.type] ?? ('media' in content ? Paperclip : undefined);
  return Icon ? <Icon size={15} aria-hidden="true" className="shrink-0" /> : null;
}

function isTouch({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch';
}
