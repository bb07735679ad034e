import { AlarmClock, CircleCheck, CircleDot, CirclePause } from 'lucide-react';
import { useRef } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Menu } from '../../../ui/menu/menu.tsx';
import { type Conversation, useActions } from '../../conversations/index.ts';
import { openPicker } from '../pickers/open-picker.ts';

const icons = {
  open: <CircleDot size={15} aria-hidden="true" className="shrink-0 text-accent" />,
  pending: <CirclePause size={15} aria-hidden="true" className="shrink-0 text-warn" />,
  snoozed: <AlarmClock size={15} aria-hidden="true" className="shrink-0 text-read" />,
  resolved: <CircleCheck size={15} aria-hidden="true" className="shrink-0 text-muted" />,
} as const;

/** The state of a conversation, until when it is snoozed, and a menu of the other states. */
export function StateChip({
  conversation: { id, status, snoozedUntil },
  canAct,
}: {
  conversation: Conversation;
  canAct: boolean;
}) {
  const t = useTranslations('panel');
  const tInbox = useTranslations('inbox');
  const tConversation = useTranslations('conversation');
  const format = useFormatter();
  const run = useActions();
  const box = useRef<HTMLSpanElement>(null);
  const time =
    snoozedUntil &&
    format.dateTime(new Date(snoozedUntil), {
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    });
  const state =
    status !== 'snoozed' ? tInbox(status) : time ? t('snoozedUntil', { time }) : t('snoozedUntilReply');
  const label = t('stateIs', { state });
  const content = (
    <>
      {icons[status]}
      <span className="truncate">{state}</span>
    </>
  );
  if (!canAct) return <Chip label={label}>{content}</Chip>;
  const item = (target: Conversation['status'], text: string, onSelect: () => void) => ({
    label: text,
    icon: icons[target],
    isCurrent: target === status,
    onSelect,
  });
  return (
    <span ref={box} className="flex min-w-0">
      <Menu
        label={tInbox('state')}
        trigger={<Chip label={label}>{content}</Chip>}
        items={[
          item('open', tInbox('open'), () => void run({ action: 'reopen' }, [id])),
          item('pending', tInbox('pending'), () => void run({ action: 'mark_pending' }, [id])),
          item('snoozed', tConversation('snoozeUntil'), () =>
            openPicker(box.current?.querySelector('button') ?? 'thread', 'snooze', [id]),
          ),
          item('resolved', tInbox('resolved'), () => void run({ action: 'resolve' }, [id])),
        ]}
      />
    </span>
  );
}
