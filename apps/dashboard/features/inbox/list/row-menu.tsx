import {
  Archive,
  Clock,
  Link,
  Mail,
  MailOpen,
  MessageSquare,
  RotateCcw,
  SquareCheck,
  Tags,
  UserRound,
  Workflow,
} from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { showToast } from '../../../ui/feedback/toast.tsx';
import type { MenuItem } from '../../../ui/menu/menu.tsx';
import OpenMenu from '../../../ui/menu/open-menu.tsx';
import { type Action, type Conversation, useActions } from '../../conversations/index.ts';
import { openPicker, type PickerName } from '../pickers/open-picker.ts';

export interface RowMenuTarget {
  conversation: Conversation;
  /** The row's button. */
  row: HTMLElement;
  /** The position of the pointer, or of the row. */
  x: number;
  y: number;
}

interface Props {
  target: RowMenuTarget;
  canAct: boolean;
  onOpen(id: string): void;
  onSelect(id: string): void;
  onClose(): void;
}

/** The context menu of a row, where it was asked for. */
export default function RowMenu({ target, canAct, onOpen, onSelect, onClose }: Props) {
  const t = useTranslations('conversation');
  const tBulk = useTranslations('bulk');
  const tInbox = useTranslations('inbox');
  const act = useActions();
  const { conversation, row, x, y } = target;
  const { id, status, unreadCount } = conversation;
  const run = (action: Action) => () => void act(action, [id]);
  const pick = (name: PickerName) => () => openPicker(row, name, [id]);
  const copyLink = async () => {
    await navigator.clipboard.writeText(`${location.origin}/inbox?conversation=${id}`);
    showToast(tInbox('linkCopied'));
  };
  const isResolved = status === 'resolved';
  const forAgents: MenuItem[] = [
    unreadCount > 0
      ? { label: tBulk('asRead'), icon: <MailOpen size={17} />, onSelect: run({ action: 'mark_read' }) }
      : { label: tBulk('asUnread'), icon: <Mail size={17} />, onSelect: run({ action: 'mark_unread' }) },
    { label: t('assign'), icon: <UserRound size={17} />, onSelect: pick('assign') },
    { label: t('snooze'), icon: <Clock size={17} />, onSelect: pick('snooze') },
    { label: tBulk('tags'), icon: <Tags size={17} />, onSelect: pick('tag') },
    { label: t('macro'), icon: <Workflow size={17} />, onSelect: pick('macro') },
    isResolved
      ? { label: t('reopen'), icon: <RotateCcw size={17} />, onSelect: run({ action: 'reopen' }) }
      : { label: t('resolve'), icon: <Archive size={17} />, onSelect: run({ action: 'resolve' }) },
    { label: tInbox('selectRow'), icon: <SquareCheck size={17} />, onSelect: () => onSelect(id) },
  ];
  return (
    <span className="fixed z-50 size-0" style={{ left: x, top: y }}>
      <OpenMenu
        label={tInbox('rowMenu')}
        items={[
          { label: tInbox('openRow'), icon: <MessageSquare size={17} />, onSelect: () => onOpen(id) },
          ...(canAct ? forAgents : []),
          { label: tInbox('copyLink'), icon: <Link size={17} />, onSelect: () => void copyLink() },
        ]}
        dialog={undefined}
        onClose={onClose}
        onClosed={() => {
          // A picker that the menu opened keeps the focus.
          if (document.activeElement === document.body) row.focus({ preventScroll: true });
        }}
      />
    </span>
  );
}
