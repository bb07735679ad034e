import { CircleCheck, Clock, RotateCcw, Tags, UserRound, Workflow } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { type Conversation, useActions } from '../../conversations/index.ts';
import { useMembers } from '../../members/index.ts';
import { useTeams } from '../../teams/index.ts';
import { usePickerTrigger } from '../pickers/open-picker.ts';

/** Buttons for the whole conversation: assign, snooze, tag, run a macro, resolve. */
export function ConversationActions({
  conversation: { id, status, assigneeId, teamId },
}: {
  conversation: Conversation;
}) {
  const t = useTranslations('conversation');
  const tBulk = useTranslations('bulk');
  const run = useActions();
  const ids = useMemo(() => [id], [id]);
  const assign = usePickerTrigger('thread', 'assign', ids);
  const snooze = usePickerTrigger('thread', 'snooze', ids);
  const tag = usePickerTrigger('thread', 'tag', ids);
  const macro = usePickerTrigger('thread', 'macro', ids);
  const assignee = useMembers().data?.find(({ userId }) => userId === assigneeId);
  const team = useTeams(teamId !== null).data?.find((it) => it.id === teamId);
  const assignLabel = [
    assignee ? t('assignedTo', { name: assignee.name }) : t('assign'),
    ...(team ? [t('teamIs', { name: team.name })] : []),
  ].join(' · ');
  const isResolved = status === 'resolved';
  return (
    <div className="flex items-center">
      <IconButton label={assignLabel} {...assign} className={assignee || team ? 'text-accent' : ''}>
        <UserRound size={20} />
      </IconButton>
      <IconButton label={t('snooze')} {...snooze}>
        <Clock size={20} />
      </IconButton>
      <IconButton label={tBulk('tags')} {...tag} className="max-sm:hidden">
        <Tags size={20} />
      </IconButton>
      <IconButton label={t('macro')} {...macro} className="max-sm:hidden">
        <Workflow size={20} />
      </IconButton>
      <Button
        variant="outline"
        aria-label={t(isResolved ? 'reopen' : 'resolve')}
        onClick={() => run({ action: isResolved ? 'reopen' : 'resolve' }, ids)}
        className="max-sm:px-2"
      >
        {isResolved ? <RotateCcw size={18} /> : <CircleCheck size={18} />}
        <span className="max-sm:hidden">{t(isResolved ? 'reopen' : 'resolve')}</span>
      </Button>
    </div>
  );
}
