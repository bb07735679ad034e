import { TriangleAlert } from 'lucide-react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { alarming, type Names, useEventTexts } from './event-texts.ts';
import type { SecurityEvent } from './use-security-log.ts';

const moment = { dateStyle: 'medium', timeStyle: 'medium' } as const;

interface Props {
  events: readonly SecurityEvent[];
  known: Names;
}

export function EventTable({ events, known }: Props) {
  const t = useTranslations('securityLog');
  const words = useEventTexts(known);
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard.
      tabIndex={0}
      className="overflow-x-auto rounded-2xl border border-line bg-surface"
    >
      <table className="w-full text-sm">
        <thead className="text-muted">
          <tr>
            {[t('time'), t('event'), t('actor'), t('details'), t('origin')].map((head) => (
              <th key={head} scope="col" className="whitespace-nowrap px-4 py-2.5 text-start font-normal">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id} className="border-line border-t align-top">
              <td className="whitespace-nowrap px-4 py-2.5 text-muted tabular-nums">
                <Moment at={event.at} />
              </td>
              <td className="min-w-44 px-4 py-2.5 font-medium">
                <Action event={event} name={words.actionOf(event)} />
              </td>
              <td className="max-w-56 px-4 py-2.5">
                <bdi className="block w-max max-w-full break-words">{words.actorOf(event)}</bdi>
              </td>
              <td className="max-w-72 px-4 py-2.5">
                <Facts facts={words.factsOf(event)} />
              </td>
              <td className="whitespace-nowrap px-4 py-2.5 text-muted">
                <Origin event={event} device={words.deviceOf(event)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same list for narrow screens. */
export function EventCards({ events, known }: Props) {
  const words = useEventTexts(known);
  return (
    <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
      {events.map((event) => (
        <li key={event.id} className="flex flex-col gap-1 px-4 py-3 text-sm">
          <p className="font-medium text-base">
            <Action event={event} name={words.actionOf(event)} />
          </p>
          <p>
            <bdi className="break-words">{words.actorOf(event)}</bdi>
          </p>
          <Facts facts={words.factsOf(event)} />
          <p className="flex flex-wrap gap-x-3 text-muted">
            <Moment at={event.at} />
            <Origin event={event} device={words.deviceOf(event)} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Moment({ at }: { at: string }) {
  const format = useFormatter();
  return <time dateTime={at}>{format.dateTime(new Date(at), moment)}</time>;
}

function Action({ event: { action }, name }: { event: SecurityEvent; name: string }) {
  if (!alarming.has(action)) return name;
  return (
    <span className="inline-flex items-start gap-1.5 text-danger">
      <TriangleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
      {name}
    </span>
  );
}

function Facts({ facts }: { facts: readonly string[] }) {
  if (facts.length === 0) return null;
  return (
    <ul>
      {facts.map((fact) => (
        <li key={fact} className="break-words">
          <bdi>{fact}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Origin({ event: { ip, userAgent }, device }: { event: SecurityEvent; device: string | undefined }) {
  return (
    <span className="inline-flex flex-col items-start" title={userAgent ?? undefined}>
      {ip && (
        <bdi dir="ltr" className="tabular-nums">
          {ip}
        </bdi>
      )}
      {device && <bdi>{device}</bdi>}
    </span>
  );
}
