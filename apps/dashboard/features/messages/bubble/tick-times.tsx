import { useId, useRef, useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { Message } from '../apply-event.ts';
import { Floating } from './floating.tsx';
import { Ticks } from './ticks.tsx';

/** The status of an outgoing message; on hover or click it shows when each step was reached. */
export function TickTimes({ message }: { message: Message }) {
  const t = useTranslations('thread');
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  if (message.direction !== 'out') return null;
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t(`status_${message.status as 'sent'}`)}
        aria-describedby={isOpen ? id : undefined}
        onPointerEnter={({ pointerType }) => pointerType === 'mouse' && setOpen(true)}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setOpen(false)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        className="-my-2 -me-1 inline-flex p-1 py-2"
      >
        <Ticks message={message} />
      </button>
      {isOpen && (
        <Floating id={id} role="tooltip" anchor={button} onClose={() => setOpen(false)}>
          <Times message={message} />
        </Floating>
      )}
    </>
  );
}

const order = ['sent', 'delivered', 'read', 'played', 'failed'] as const;

function Times({ message: { status, statusTimestamps, createdAt, scheduledAt } }: { message: Message }) {
  const t = useTranslations('thread');
  const format = useFormatter();
  const show = (at: string) =>
    format.dateTime(new Date(at), {
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      second: '2-digit',
    });
  const reached = order.flatMap((step) => {
    const at = statusTimestamps[step];
    return at === undefined ? [] : [[t(`status_${step}`), at] as const];
  });
  const isUnderWay = reached.length === 0 || status === 'unknown' || status === 'canceled';
  return (
    <table className="text-sm">
      <tbody>
        <Line name={t('written')} time={show(createdAt)} />
        {scheduledAt && <Line name={t('status_scheduled')} time={show(scheduledAt)} />}
        {reached.map(([name, at]) => (
          <Line key={name} name={name} time={show(at)} />
        ))}
        {isUnderWay && <Line name={t(`status_${status as 'sent'}`)} time="" />}
      </tbody>
    </table>
  );
}

function Line({ name, time }: { name: string; time: string }) {
  return (
    <tr>
      <th scope="row" className="py-0.5 pe-4 text-start font-normal text-muted">
        {name}
      </th>
      <td className="py-0.5 tabular-nums">{time}</td>
    </tr>
  );
}
