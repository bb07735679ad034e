import { CircleCheck, Clock, RotateCcw, Workflow } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { inAnHour, mondayMorning, tomorrowMorning } from '../../../lib/time/later-times.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu/menu.tsx';
import { type Action, type Conversation, useActions } from '../../conversations/index.ts';
import { useBulkDialog } from '../use-bulk-dialog.ts';
import { AssignMenu } from './assign-menu.tsx';

/** Buttons for the whole conversation: assign, snooze, resolve. */
export function ConversationActions({
  conversation,
  ownUserId,
}: {
  conversation: Conversation;
  ownUserId: string;
}) {
  const t = useTranslations('conversation');
  const run = useActions();
  const ask = useBulkDialog((dialog) => dialog.open);
  const { id, status } = conversation;
  const act = (action: Action) => run(action, [id]);
  const isResolved = status === 'resolved';
  return (
    <div className="flex items-center">
      <AssignMenu conversation={conversation} ownUserId={ownUserId} />
      <Menu
        label={t('snooze')}
        trigger={
          <IconButton label={t('snooze')}>
            <Clock size={20} />
          </IconButton>
        }
        items={[
          { label: t('inHour'), onSelect: () => act({ action: 'snooze', until: inAnHour() }) },
          { label: t('tomorrow'), onSelect: () => act({ action: 'snooze', until: tomorrowMorning() }) },
          { label: t('nextWeek'), onSelect: () => act({ action: 'snooze', until: mondayMorning() }) },
          { label: t('untilReply'), onSelect: () => act({ action: 'snooze', untilReply: true }) },
          { label: t('ownTime'), onSelect: () => ask({ name: 'snooze', ids: [id] }) },
        ]}
      />
      <IconButton
        label={t('macro')}
        onClick={() => ask({ name: 'macro', ids: [id] })}
        className="max-sm:hidden"
      >
        <Workflow size={20} />
      </IconButton>
      <Button
        variant="outline"
        aria-label={t(isResolved ? 'reopen' : 'resolve')}
        onClick={() => act({ action: isResolved ? 'reopen' : 'resolve' })}
        className="max-sm:px-2"
      >
        {isResolved ? <RotateCcw size={18} /> : <CircleCheck size={18} />}
        <span className="max-sm:hidden">{t(isResolved ? 'reopen' : 'resolve')}</span>
      </Button>
    </div>
  );
}
