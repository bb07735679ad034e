import {
  AlarmClock,
  AlarmClockOff,
  CircleCheck,
  Hourglass,
  type LucideIcon,
  Merge,
  RotateCcw,
  Tag,
  UserRoundCheck,
  UserRoundX,
  UsersRound,
} from 'lucide-react';
import { useFormatter, useLocale } from 'use-intl';
import { isolate } from '../../../lib/intl/isolate.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { directionOf } from '../../../lib/preferences.ts';
import { useTeamNames } from '../../teams/index.ts';
import { useThreadContext } from '../thread-context.ts';
import type { Activity } from '../timeline.ts';
import { useUntil } from './use-until.ts';

/** What an activity says: usually one line. */
interface ActivityText {
  Icon: LucideIcon;
  lines: string[];
}

/** The texts that exist with and without the person or program that made the change. */
type Text =
  | 'resolved'
  | 'reopened'
  | 'pending'
  | 'snoozed'
  | 'snoozedUntilReply'
  | 'woken'
  | 'assigned'
  | 'unassigned'
  | 'teamAssigned'
  | 'teamRemoved'
  | 'tagsAdded'
  | 'tagsRemoved'
  | 'merged';

/** The text of one activity. */
export function useActivityText(activity: Activity): ActivityText {
  const t = useTranslations('activity');
  const format = useFormatter();
  const formatUntil = useUntil('short');
  const direction = directionOf(useLocale());
  const { nameOf } = useThreadContext();
  const teamNames = useTeamNames(activity.type === 'team_changed');
  const member = (id: string | null) => (id === null ? undefined : nameOf(id)) ?? t('formerMember');
  const team = (id: string | null) => (id === null ? undefined : teamNames.get(id)) ?? t('deletedTeam');
  const actor = actorName(activity);
  const say = (text: Text, values: Record<string, string | number> = {}) =>
    actor === undefined ? t(text, values) : t(`${text}By`, { ...values, actor });

  function actorName({ actor: by }: Activity): string | undefined {
    switch (by.type) {
      case 'member':
        return member(by.userId);
      case 'api_key':
        return by.name === null ? t('unknownApiKey') : t('apiKey', { name: by.name });
      case 'customer':
      case 'system':
        return undefined;
      default:
        return by satisfies never;
    }
  }

  switch (activity.type) {
    case 'status_changed':
      return statusText(activity);
    case 'assignee_changed':
      return {
        Icon: activity.assigneeId === null ? UserRoundX : UserRoundCheck,
        lines: [assignment(activity)],
      };
    case 'team_changed':
      return {
        Icon: UsersRound,
        lines: [
          activity.teamId === null
            ? say('teamRemoved', { team: team(activity.previous.teamId) })
            : say('teamAssigned', { team: team(activity.teamId) }),
        ],
      };
    case 'tags_changed': {
      const names = (tags: { name: string }[]) => ({
        count: tags.length,
        // Each name is isolated, or the first one would decide the order of all.
        tags: format.list(tags.map(({ name }) => isolate(name, direction))),
      });
      const { added, removed } = activity;
      return {
        Icon: Tag,
        lines: [
          ...(added.length > 0 ? [say('tagsAdded', names(added))] : []),
          ...(removed.length > 0 ? [say('tagsRemoved', names(removed))] : []),
        ],
      };
    }
    case 'merged':
      return { Icon: Merge, lines: [say('merged', { name: activity.contactName })] };
    default:
      return activity satisfies never;
  }

  function statusText({ status, snoozedUntil, previous, actor: by }: StatusChange): ActivityText {
    const isByCustomer = by.type === 'customer';
    switch (status) {
      case 'resolved':
        return { Icon: CircleCheck, lines: [say('resolved')] };
      case 'pending':
        return { Icon: Hourglass, lines: [say('pending')] };
      case 'snoozed': {
        const line =
          snoozedUntil === null
            ? say('snoozedUntilReply')
            : say('snoozed', { time: formatUntil(snoozedUntil) });
        return { Icon: AlarmClock, lines: [line] };
      }
      case 'open':
        return previous.status === 'snoozed'
          ? { Icon: AlarmClockOff, lines: [isByCustomer ? t('wokenByCustomer') : say('woken')] }
          : { Icon: RotateCcw, lines: [isByCustomer ? t('reopenedByCustomer') : say('reopened')] };
      default:
        return status satisfies never;
    }
  }

  function assignment({ assigneeId, previous, actor: by }: AssigneeChange): string {
    const self = by.type === 'member' ? by.userId : undefined;
    if (assigneeId !== null)
      return assigneeId === self
        ? t('tookOver', { actor: member(self) })
        : say('assigned', { name: member(assigneeId) });
    return previous.assigneeId === self
      ? t('gaveUp', { actor: member(self) })
      : say('unassigned', { name: member(previous.assigneeId) });
  }
}

type StatusChange = Extract<Activity, { type: 'status_changed' }>;
type AssigneeChange = Extract<Activity, { type: 'assignee_changed' }>;
