import {
  AtSign,
  Check,
  Clock,
  MessageCircle,
  MessageCircleReply,
  PhoneMissed,
  ShieldAlert,
  Smartphone,
  Trash2,
  TriangleAlert,
  UserCheck,
} from 'lucide-react';
import Link from 'next/link';
import { useFormatter } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { IconButton } from '../../ui/button.tsx';
import { notificationHref } from './notification-href.ts';
import { notificationTitle } from './notification-title.ts';

const pictures = {
  message_assigned: MessageCircle,
  message_team: MessageCircle,
  message_unassigned: MessageCircle,
  window_closing: Clock,
  conversation_assigned: UserCheck,
  mention: AtSign,
  conversation_reopened: MessageCircleReply,
  message_failed: TriangleAlert,
  session_disconnected: Smartphone,
  missed_call: PhoneMissed,
  session_warning: ShieldAlert,
} as const;

/** One notification: a click opens its target and marks it read. */
export function NotificationLine({
  notification,
  onRead,
  onDelete,
}: {
  notification: Schemas['Notification'];
  onRead(): void;
  onDelete(): void;
}) {
  const t = useTranslations('notifications');
  const format = useFormatter();
  const { type, preview, readAt, createdAt } = notification;
  const Picture = pictures[type];
  const isUnread = readAt === null;
  return (
    <article
      className={`flex items-start gap-1 rounded-xl border border-line pe-1 ${isUnread ? 'bg-accent-soft' : 'bg-surface'}`}
    >
      <Link
        href={notificationHref(notification)}
        onClick={() => isUnread && onRead()}
        className="flex min-w-0 grow items-start gap-3 rounded-xl p-3 hover:underline"
      >
        <Picture
          size={20}
          aria-hidden="true"
          className={`mt-0.5 shrink-0 ${/failed|disconnected|missed|warning|closing/.test(type) ? 'text-danger' : 'text-accent'}`}
        />
        <span className="min-w-0 grow">
          <span className={`line-clamp-2 break-words ${isUnread ? 'font-semibold' : ''}`}>
            {notificationTitle(t, notification)}
          </span>
          {preview && (
            <span dir="auto" className="block truncate text-muted text-sm">
              {preview}
            </span>
          )}
          <time dateTime={createdAt} className="block text-muted text-xs">
            {format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
        </span>
      </Link>
      <span className="flex shrink-0 py-1 max-sm:flex-col">
        {isUnread && (
          <IconButton label={t('markRead')} onClick={onRead} className="size-11">
            <Check size={18} />
          </IconButton>
        )}
        <IconButton label={t('delete')} onClick={onDelete} className="size-11">
          <Trash2 size={18} />
        </IconButton>
      </span>
    </article>
  );
}
