import { CircleCheck, Clock, RotateCcw, UserRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useProblem } from '../../lib/problems.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useMembers } from '../members/use-members.ts';
import { type Action, useAction } from './actions.ts';
import type { Conversation } from './filters.ts';

const HOUR_MS = 3_600_000;

/** Assign, snooze, resolve: what may be done with a whole conversation. */
export function ConversationActions({
  conversation,
  ownUserId,
  onProblem,
}: {
  conversation: Conversation;
  ownUserId: string;
  onProblem(problem: string | undefined): void;
}) {
  const t = useTranslations('conversation');
  const problemOf = useProblem();
  const action = useAction(conversation.id);
  const members = useMembers().data ?? [];
  const act = (what: Action) =>
    action.mutate(what, {
      onSuccess: () => onProblem(undefined),
      onError: (error) => onProblem(problemOf(error)),
    });
  const assignee = members.find((member) => member.userId === conversation.assigneeId);
  const mayAnswer = members.filter((member) => member.role !== 'viewer');
  const isResolved = conversation.state === 'resolved';
  const assignLabel = assignee ? t('assignedTo', { name: assignee.name }) : t('assign');
  return (
    <div className="flex items-center">
      <Menu
        label={t('assign')}
        trigger={
          <IconButton label={assignLabel} className={assignee ? 'text-accent' : ''}>
            <UserRound size={20} />
          </IconButton>
        }
        items={[
          ...mayAnswer.map((member) => ({
            label: member.userId === ownUserId ? t('me', { name: member.name }) : member.name,
            isChosen: member.userId === conversation.assigneeId,
            onSelect: () => act({ type: 'assign', assigneeId: member.userId }),
          })),
          {
            label: t('nobody'),
            isChosen: conversation.assigneeId === null,
            onSelect: () => act({ type: 'assign', assigneeId: null }),
          },
        ]}
      />
      <Menu
        label={t('snooze')}
        trigger={
          <IconButton label={t('snooze')}>
            <Clock size={20} />
          </IconButton>
        }
        items={[
          {
            label: t('inHour'),
            onSelect: () => act({ type: 'snooze', until: new Date(Date.now() + HOUR_MS).toISOString() }),
          },
          { label: t('tomorrow'), onSelect: () => act({ type: 'snooze', until: morningIn(1) }) },
          { label: t('nextWeek'), onSelect: () => act({ type: 'snooze', until: morningIn(daysToMonday()) }) },
        ]}
      />
      <Button
        look="outline"
        aria-label={t(isResolved ? 'reopen' : 'resolve')}
        onClick={() => act({ type: isResolved ? 'reopen' : 'resolve' })}
        className="max-sm:px-2"
      >
        {isResolved ? <RotateCcw size={18} /> : <CircleCheck size={18} />}
        <span className="max-sm:hidden">{t(isResolved ? 'reopen' : 'resolve')}</span>
      </Button>
    </div>
  );
}

function morningIn(days: number): string {
  const at = new Date();
  at.setDate(at.getDate() + days);
  at.setHours(9, 0, 0, 0);
  return at.toISOString();
}

function daysToMonday(): number {
  return (8 - new Date().getDay()) % 7 || 7;
}
