import { Check, CheckCheck, CircleAlert, CircleHelp, Clock, Undo2 } from 'lucide-react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { Message } from '../apply-event.ts';

/** The status of an outgoing message: icon, label and time. */
export function Ticks({ message, size = 16 }: { message: Message; size?: number }) {
  const t = useTranslations('thread');
  const format = useFormatter();
  const { status, statusTimestamps } = message;
  if (message.direction !== 'out' || status === 'received' || status === 'note') return null;
  const times = Object.entries(statusTimestamps).map(
    ([step, at]) =>
      `${t(`status_${step as 'sent'}`)}: ${format.dateTime(new Date(at as string), { dateStyle: 'short', timeStyle: 'medium' })}`,
  );
  const label = [t(`status_${status}`), ...times].join('\n');
  return (
    <span
      role="img"
      aria-label={t(`status_${status}`)}
      title={label}
      data-status={status}
      className="inline-flex"
    >
      <StatusPicture status={status} size={size} />
    </span>
  );
}

/** Only the status icon. */
export function StatusPicture({ status, size }: { status: Message['status']; size: number }) {
  switch (status) {
    case 'sent':
      return <Check size={size} className="text-muted" />;
    case 'delivered':
      return <CheckCheck size={size} className="text-muted" />;
    case 'read':
    case 'played':
      return <CheckCheck size={size} className="text-read" />;
    case 'failed':
      return <CircleAlert size={size} className="text-danger" />;
    case 'unknown':
      return <CircleHelp size={size} className="text-warn" />;
    case 'canceled':
      return <Undo2 size={size} className="text-muted" />;
    default:
      return <Clock size={size} className="text-muted" />;
  }
}
